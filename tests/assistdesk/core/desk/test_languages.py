"""The language of a text: right where it is said, undecided where it is not, and never long in coming."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistdesk.core.desk.languages import TEXT_CHARS_MAX, language_of

SAID = {
    "en": (
        "The printer does not print after the last update.",
        "I can’t log in to my account since this morning. Can you help me please?",
        "Screen is frozen and the mouse does not move, error 0x80070005 at C:\\Windows\\System32 (see https://a.es/la/el)",
    ),
    "es": (
        "No puedo iniciar sesión en mi cuenta desde esta mañana.",
        "La impresora no imprime después de la actualización",
        "Buenos días, ¿me pueden ayudar con la licencia del programa?",
    ),
    "de": ("Der Drucker druckt seit dem letzten Update nicht mehr.", "ICH KANN MICH NICHT IN MEINEM KONTO ANMELDEN"),
    "fr": ("Je ne peux pas me connecter à mon compte depuis ce matin.", "L'imprimante ne marche plus après la mise à jour"),
    "pt": ("Não consigo entrar na minha conta desde esta manhã.", "Olá, o meu ecrã está preto e o programa não abre"),
    "it": ("Non riesco ad accedere al mio account da questa mattina.", "Buongiorno, lo schermo è nero e non si apre"),
    "nl": ("Ik kan sinds vanmorgen niet meer inloggen op mijn account.",),
    "ca": ("No puc iniciar la sessió al meu compte des d'aquest matí, em podeu ajudar amb això?",),
    "sv": ("Jag kan inte logga in på mitt konto sedan i morse.",),
    "pl": ("Nie mogę się zalogować do mojego konta od dzisiaj rano, proszę o pomoc",),
    "ru": ("Не могу войти в программу с сегодняшнего утра", "Здравствуйте, у меня не работает принтер"),
    "uk": ("Не можу увійти в програму з сьогоднішнього ранку, що робити?",),
    "bg": ("Мрежата не работи от днес сутринта, моля помогнете ми да вляза",),
    "ar": ("لا أستطيع تسجيل الدخول إلى حسابي منذ هذا الصباح",),
    "he": ("אני לא מצליח להתחבר לחשבון שלי מהבוקר",),
    "el": ("Δεν μπορώ να συνδεθώ στον λογαριασμό μου",),
    "th": ("ฉันไม่สามารถเข้าสู่ระบบบัญชีของฉันได้",),
    "hi": ("मैं आज सुबह से अपने खाते में लॉग इन नहीं कर पा रहा हूँ",),
    "zh": ("我无法登录我的账户，请帮忙。", "我的 AssistDesk 打不开，错误 0x8007", "本店的「の」打印机坏了，请帮忙看看怎么办",
           "無法登入帳戶並且畫面全黑無反應請協助處理"),
    "ja": ("今朝からアカウントにログインできません。", "プリンターが動かない"),
    "ko": ("오늘 아침부터 계정에 로그인할 수 없습니다.",),
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), [(one, text) for one, texts in SAID.items() for text in texts])
def test_a_text_of_some_words_says_its_language(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Help",
        "printer not ok",
        "AssistDesk VPN Windows XJ-9",
        "设定",
        "東京都千代田区",
        "Привет",
        "Γειά",
        "ok gracias",
        "https://example.com/the/a/is/and/of/to what@this.and",
        "Lorem ipsum dolor sit amet consectetur",
        "Jeg kan ikke på min siden",
        "نمی‌توانم وارد حساب کاربری خود شوم از امروز صبح",
        "1234 5678 9012 3456",
        "Nombre: John Smith, Company: ACME",
        "Hello 你好 you 请 help 我 the a",
        'Traceback (most recent call last): File "x.py" KeyError ValueError',
    ],
)
def test_what_is_short_mixed_or_of_two_languages_alike_stays_undecided(text: str) -> None:
    assert language_of(text) is None


def test_only_the_beginning_is_read() -> None:
    assert language_of("x" * TEXT_CHARS_MAX + SAID["en"][0]) is None
    assert language_of(SAID["es"][0] + " " + SAID["en"][0] * 500) == "en"


@pytest.mark.parametrize(
    "piece", ["x", "a ", "a@", "/", "a'", "'", "的", "が", "a\u0301", "\U0001f600", "\u0915\u093e"]
)
def test_hostile_texts_are_read_in_no_time(piece: str) -> None:
    began = time.perf_counter()
    language_of(piece * 1_000_000)
    assert time.perf_counter() - began < 1


@given(st.text(max_size=300))
def test_whatever_is_written_has_a_language_we_name_or_none(text: str) -> None:
    assert language_of(text) in {None, "cs", "da", "fi", "gl", "hu", "mr", "nb", "ro", "tr", *SAID}
