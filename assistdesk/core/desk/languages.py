"""Which language a text is written in, by its script and its small words (desk.md section 9).

Only for words whose writer named no language: a given one is never doubted. Short, mixed and unknown texts are undecided,
None, for a wrong language chooses the wrong texts. Knows no desk and no default.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Final

TEXT_CHARS_MAX: Final = 4_000
"""So much of a text is looked at."""
WORDS_MIN: Final = 4
LETTERS_MIN: Final = 12
"""Of a script that says the language: not all part their words."""
HITS_MIN: Final = 3
"""So many small words of a language a text has at least, and one in five words; together they count for half as much again as
those of any other language. A word that several languages have counts for each as a part of one."""
SIGN_WEIGHT: Final = 3
"""A sign of Chinese, Japanese or Korean says as much as so many letters."""
SIGNS_MIN: Final = 4
SHARE: Final = 0.6
"""So much of a text has to be in one script."""
KANA_SHARE: Final = 0.1
HAN_MIN: Final = 12
"""So many are Chinese where Japanese would have had other signs between them; fewer, if one is written in Chinese alone."""

_FOREIGN = re.compile(r"[@/\\_\d]")
"""In a word of plain ASCII: an address, a path, a number or a program's name, which are of no language."""
_WORD = re.compile(r"(?:[^\W\d_]|[\u0900-\u0963])+(?:['’][^\W\d_]+)?")

_SCRIPTS: Final = (
    ("latin", r"A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"),
    ("cyrillic", r"\u0400-\u052f"),
    ("greek", r"\u0370-\u03ff\u1f00-\u1fff"),
    ("hebrew", r"\u05d0-\u05ea"),
    ("arabic", r"\u0620-\u064a\u066e-\u06d3"),
    ("devanagari", r"\u0904-\u0963"),
    ("thai", r"\u0e01-\u0e4e"),
    ("kana", r"\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d"),
    ("hangul", r"\uac00-\ud7a3"),
    ("han", r"\u3400-\u4dbf\u4e00-\u9fff"),
)
_LETTERS: Final = tuple((name, re.compile(f"[{signs}]")) for name, signs in _SCRIPTS)
_SIGNS: Final = ("kana", "hangul", "han")
_ONLY: Final = {"greek": "el", "hebrew": "he", "thai": "th", "arabic": "ar"}
"""Scripts that say the language."""
JAPANESE: Final = "cp932"
"""A code page with all signs that Japanese writes: the others are Chinese."""
_NOT_ARABIC: Final = frozenset("پچژگکیےٹڈڑںھہۀۂۃ")
"""Letters of Persian, Urdu and their neighbours, which share the script."""

_SMALL: Final[Mapping[str, str]] = {
    "en": "the a an and or but not is are was were be been have has had do does did i you we they it he she my your our "
    "this that these those to of in on for with from at by as if when what which who how why where there can "
    "cannot can't could would will won't should don't doesn't didn't isn't i'm it's i've no any some after before "
    "hello hi please thanks thank me us them its than then too",
    "es": "el la los las un una unos unas y o pero no es son era fue ser está están estoy estaba hay he ha han tengo "
    "tiene tenemos puedo puede podemos quiero yo tú usted nosotros ellos mi mis su sus nuestro nuestra este esta "
    "esto ese esa eso de del al a en con por para desde sin sobre hasta que qué como cómo cuando cuándo donde "
    "dónde porque si sí ya más muy también después antes se me te nos lo le les hola gracias buenos buenas días "
    "favor otro otra otros otras solo sólo cada todo toda todos todas hace hacer ningún ninguna",
    "de": "der die das den dem des ein eine einen einem einer und oder aber nicht kein keine ist sind war waren sein "
    "haben habe hat hatte wird werden wurde kann können konnte muss soll ich du er sie es wir ihr mein meine "
    "meinem ihre unser unsere dieser diese dieses zu zum zur von vom in im an am auf für mit aus bei nach über "
    "unter wenn wie was wer wo warum dass weil seit noch schon nur auch mehr sich mir mich uns hallo bitte danke "
    "guten tag",
    "fr": "le la les un une des et ou mais ne pas est sont était être suis avoir ai a ont avons avez peux peut pouvez "
    "je tu il elle nous vous ils elles mon ma mes votre vos notre nos son sa ses ce cet cette ces de du au aux à "
    "en dans sur avec par pour sans chez depuis que qui quoi quand comment où pourquoi parce si plus très aussi "
    "après avant se me lui leur y bonjour merci s'il plaît c'est j'ai n'est qu'il d'un d'une on",
    "pt": "o a os as um uma uns umas e ou mas não é são era foi ser está estão estou estava há tenho tem temos posso "
    "pode podemos quero eu você vocês nós eles meu minha meus minhas seu sua nosso nossa este esta isto esse essa "
    "isso de do da dos das ao à em no na nos nas num numa com por pelo pela para desde sem sobre até que qual "
    "como quando onde porque se sim já mais muito também depois antes me lhe olá obrigado obrigada bom dia favor "
    "outro outra outros outras só cada todo toda todos todas fazer nenhum nenhuma",
    "it": "il lo la i gli le un uno una e o ma non è sono era stato essere ho ha hanno abbiamo avete posso può possiamo "
    "vorrei io tu lei noi voi loro mio mia miei mie suo sua nostro nostra questo questa questi quello quella di "
    "del dello della dei degli delle al allo alla ai a da dal dalla in nel nella con su sul sulla per tra fra che "
    "chi cosa come quando dove perché se sì già più molto anche dopo prima si mi ci vi buongiorno ciao grazie "
    "salve favore solo ogni tutto tutta tutti tutte fare nessuno nessuna",
    "nl": "de het een en of maar niet geen is zijn was waren ben heb heeft hebben had kan kunnen kon moet wil wordt "
    "worden ik jij je u hij zij ze wij we mijn uw onze ons deze dit die dat van voor met naar bij op in aan uit "
    "over onder om te als wat wie waar hoe waarom omdat sinds nog al ook meer zich mij hallo bedankt graag "
    "alstublieft goedemorgen er",
    "ca": "el la els les un una uns unes i o però no és són era ser està estan estic hi ha he tinc té tenim puc pot "
    "podem vull jo vostè nosaltres meu meva meus seva nostre nostra aquest aquesta això de del dels al als a en "
    "amb per des sense sobre fins que què com quan on perquè si ja més molt també després abans se em et ens ho "
    "li hola gràcies bon dia sisplau",
    "gl": "o a os as un unha uns unhas e ou pero non é son era foi ser está están estou hai teño ten temos podo pode "
    "quero eu vostede nós meu miña meus súa noso nosa este esta isto ese esa iso de do da dos das ao á en no na "
    "nos nas con por polo pola para desde sen sobre ata que cal como cando onde porque se si xa máis moi tamén "
    "despois antes me lle ola grazas bos días",
    "sv": "en ett den det de och eller men inte är var vara har hade kan kunde ska vill måste jag du han hon vi ni min "
    "mitt mina din vår vårt denna detta dessa till från för med på i av om hos när som vad vem hur varför där här "
    "eftersom sedan bara också mer sig mig oss hej tack",
    "da": "en et den det de og eller men ikke er var være har havde kan kunne skal vil må jeg du han hun vi i min mit "
    "mine din vores denne dette disse til fra for med på af om hos når som hvad hvem hvordan hvorfor der her "
    "fordi siden kun også mere sig mig os hej tak efter ind ud op ned",
    "nb": "en et den det de og eller men ikke er var være har hadde kan kunne skal vil må jeg du han hun vi dere min "
    "mitt mine din vår vårt denne dette disse til fra for med på av om hos når som hva hvem hvordan hvorfor der "
    "her fordi siden bare også mer seg meg oss hei takk etter inn ut opp ned",
    "pl": "i lub ale nie jest są był była być mam ma mamy mogę może można chcę ja ty pan pani my oni mój moja moje nasz "
    "ten ta to te tego tej do z ze na w we o od po przez dla przy bez za że co kto jak kiedy gdzie dlaczego bo "
    "gdy jeśli już tylko też także się mnie mi nam dzień dobry proszę dziękuję po",
    "cs": "a nebo ale ne není je jsou byl byla být mám má máme mohu může nemohu chci já vy my oni můj moje náš ten ta "
    "to tento tato do z ze na v ve o od po přes pro při bez za že co kdo jak když kde proč protože pokud už jen "
    "také se si mi mě nám dobrý den prosím děkuji",
    "ro": "un o și sau dar nu este sunt era fi am are au avem pot poate vreau eu tu noi voi ei meu mea mele nostru "
    "acest această acestea de la din pe în cu prin pentru fără peste după până că ce cine cum când unde deci dacă "
    "mai foarte și se mă îmi ne vă bună ziua mulțumesc rog",
    "hu": "a az egy és vagy de nem van vannak volt lesz nincs kell lehet tudok tudom én te ő mi ti ők ez ezt azt erre "
    "hogy mi mit ki hol mikor miért mert ha már csak is még nagyon után előtt meg el fel le jó napot kérem "
    "köszönöm",
    "fi": "ja tai mutta ei en ole on oli ovat olen olla minä sinä hän me te he minun meidän tämä se ne tätä sitä että "
    "mikä kuka missä miten miksi koska kun jos jo vain myös kuin voi voin pitää hei kiitos jälkeen ennen",
    "tr": "bir ve veya ama değil var yok için ile bu şu o ben sen biz siz onlar benim bizim sizin ne kim nasıl nerede "
    "neden çünkü eğer daha çok sonra önce da de mi mı gibi kadar her hiç merhaba lütfen teşekkürler olarak",
    "ru": "и в во не на я с со что это как а то но он она мы вы они у к по из за от о об для при до после если когда "
    "где почему потому или уже ещё еще только тоже очень меня мне мой моя мое моё наш наша нас нам вас вам ваш "
    "есть нет был была было быть могу может можно нельзя нужно здравствуйте добрый день спасибо пожалуйста",
    "uk": "і й в у не на я з зі що це як а то але він вона ми ви вони до по із за від про для при після якщо коли де "
    "чому тому або вже ще тільки також дуже мене мені мій моя моє наш наша нас нам вас вам ваш є немає був була "
    "було бути можу може можна треба потрібно доброго дня добрий день дякую будь ласка",
    "bg": "и в във не на аз с със че това как а но той тя ние вие те по от за до при след ако кога къде защо или вече "
    "още само също много мен ми моя моят моето наш нас вас ви е са съм беше бъде мога може трябва здравейте добър "
    "ден моля благодаря се си да няма има",
    "hi": "है हैं में के का की को से और या नहीं यह वह पर था थी हो रहा रही रहे मैं मेरा मेरी मेरे हम आप क्या कैसे जब कि "
    "ने भी कर तो नमस्ते कृपया धन्यवाद",
    "mr": "आहे आहेत मध्ये आणि किंवा नाही हा ही हे तो ती ते मी माझा माझी माझे आम्ही तुम्ही काय कसे जेव्हा की ने पण होते "
    "होता करत नमस्कार कृपया धन्यवाद",
}
"""Words that every longer text of the language has. Of some languages they stand here so as not to be taken for another."""
_WORDS: Final = {language: frozenset(words.split()) for language, words in _SMALL.items()}
_OF_SCRIPT: Final = {
    "cyrillic": ("ru", "uk", "bg"),
    "devanagari": ("hi", "mr"),
    "latin": tuple(one for one in _SMALL if one not in ("ru", "uk", "bg", "hi", "mr")),
}


def language_of(text: str) -> str | None:
    """``es``; None: undecided."""
    pieces = unicodedata.normalize("NFC", text[:TEXT_CHARS_MAX]).split()
    read = " ".join(piece for piece in pieces if not (piece.isascii() and _FOREIGN.search(piece)))
    found = {name: len(letters.findall(read)) for name, letters in _LETTERS}
    signs = sum(found[name] for name in _SIGNS)
    weights = {name: count for name, count in found.items() if name not in _SIGNS} | {"signs": signs * SIGN_WEIGHT}
    script = max(weights, key=lambda name: weights[name])
    if weights[script] < SHARE * sum(weights.values()):
        return None
    if script == "signs":
        return _of_signs(read, found, signs) if signs >= SIGNS_MIN else None
    if script in _OF_SCRIPT:
        words = [word.casefold().replace("’", "'") for word in _WORD.findall(read)]
        return _by_words(words, _OF_SCRIPT[script]) if len(words) >= WORDS_MIN else None
    if found[script] < LETTERS_MIN or (script == "arabic" and _NOT_ARABIC & set(read)):
        return None
    return _ONLY[script]


def _of_signs(read: str, found: Mapping[str, int], signs: int) -> str | None:
    if found["hangul"] * 2 > signs:
        return "ko"
    if found["kana"] >= KANA_SHARE * signs:
        return "ja"
    return "zh" if found["han"] >= HAN_MIN or not _is_written_in_japan(read) else None


def _is_written_in_japan(read: str) -> bool:
    han = "".join(dict(_LETTERS)["han"].findall(read))
    return len(han.encode(JAPANESE, "ignore")) == 2 * len(han)


def _by_words(words: list[str], languages: tuple[str, ...]) -> str | None:
    """The one whose small words say the most; each counts as often as it stands there."""
    times = Counter(words)
    hits = {one: [word for word in times if word in _WORDS[one]] for one in languages}
    shared = Counter(word for found in hits.values() for word in found)
    weights = {one: sum(times[word] / shared[word] for word in found) for one, found in hits.items()}
    second, best = sorted(languages, key=lambda one: weights[one])[-2:]
    count = sum(times[word] for word in hits[best])
    is_clear = count >= HITS_MIN and count * 5 >= len(words) and weights[best] >= 1.5 * weights[second]
    return best if is_clear else None
