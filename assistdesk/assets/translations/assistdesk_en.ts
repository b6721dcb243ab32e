<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>words</name>
    <message numerus="yes">
        <source>%n on</source>
        <comment>s.perm.count</comment>
        <translation>
            <numerusform>%n on</numerusform>
            <numerusform>%n on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrong code typed, %n tries left</source>
        <comment>a.try</comment>
        <translation>
            <numerusform>Wrong code typed, %n try left</numerusform>
            <numerusform>Wrong code typed, %n tries left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Back. Catching up %n changes.</source>
        <comment>a.catchup</comment>
        <translation>
            <numerusform>Back. Catching up %n change.</numerusform>
            <numerusform>Back. Catching up %n changes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sends in %n s.</source>
        <comment>a.undo</comment>
        <translation>
            <numerusform>Sends in %n s.</numerusform>
            <numerusform>Sends in %n s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Session over, %n minutes. The note is written: please check it.</source>
        <comment>a.wrap</comment>
        <translation>
            <numerusform>Session over, %n minute. The note is written: please check it.</numerusform>
            <numerusform>Session over, %n minutes. The note is written: please check it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n m</source>
        <comment>age.minutes</comment>
        <translation>
            <numerusform>%n m</numerusform>
            <numerusform>%n m</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>age.hours</comment>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets</source>
        <comment>list.count</comment>
        <translation>
            <numerusform>%n ticket</numerusform>
            <numerusform>%n tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <comment>list.unread</comment>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reconnecting in %n s.</source>
        <comment>bar.reconnecting</comment>
        <translation>
            <numerusform>Reconnecting in %n s.</numerusform>
            <numerusform>Reconnecting in %n s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes wait to be sent.</source>
        <comment>bar.unsent</comment>
        <translation>
            <numerusform>%n change waits to be sent.</numerusform>
            <numerusform>%n changes wait to be sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Type the %n digits that the agent reads to you.</source>
        <comment>c.code</comment>
        <translation>
            <numerusform>Type the %n digits that the agent reads to you.</numerusform>
            <numerusform>Type the %n digits that the agent reads to you.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The code does not fit. %n tries left.</source>
        <comment>c.code.wrong</comment>
        <translation>
            <numerusform>The code does not fit. %n try left.</numerusform>
            <numerusform>The code does not fit. %n tries left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n minutes, or until you stop it.</source>
        <comment>c.time</comment>
        <translation>
            <numerusform>For %n minute, or until you stop it.</numerusform>
            <numerusform>For %n minutes, or until you stop it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{agent} asks to use your mouse and keyboard for %n minutes.</source>
        <comment>c.ask.control</comment>
        <translation>
            <numerusform>{agent} asks to use your mouse and keyboard for %n minute.</numerusform>
            <numerusform>{agent} asks to use your mouse and keyboard for %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The session lasted %n minutes.</source>
        <comment>c.over</comment>
        <translation>
            <numerusform>The session lasted %n minute.</numerusform>
            <numerusform>The session lasted %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The line is back. {agent} sees your screen again in %n s.</source>
        <comment>c.back</comment>
        <translation>
            <numerusform>The line is back. {agent} sees your screen again in %n s.</numerusform>
            <numerusform>The line is back. {agent} sees your screen again in %n s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <comment>w.minutes</comment>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The line: {rtt} ms, %n pictures a second</source>
        <comment>w.line</comment>
        <translation>
            <numerusform>The line: {rtt} ms, %n picture a second</numerusform>
            <numerusform>The line: {rtt} ms, %n pictures a second</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lost for %n seconds.</source>
        <comment>w.lost.for</comment>
        <translation>
            <numerusform>Lost for %n second.</numerusform>
            <numerusform>Lost for %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n hidden areas</source>
        <comment>h.areas.show</comment>
        <translation>
            <numerusform>Show %n hidden area</numerusform>
            <numerusform>Show %n hidden areas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Too many tries. Wait %n minutes.</source>
        <comment>cause.locked</comment>
        <translation>
            <numerusform>Too many tries. Wait %n minute.</numerusform>
            <numerusform>Too many tries. Wait %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Went over: %n files</source>
        <comment>talk.session.files</comment>
        <translation>
            <numerusform>Went over: %n file</numerusform>
            <numerusform>Went over: %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>chip.minutes</comment>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chats of yours go back to the queue.</source>
        <comment>leave.chats</comment>
        <translation>
            <numerusform>%n chat of yours goes back to the queue.</numerusform>
            <numerusform>%n chats of yours go back to the queue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes left for this code</source>
        <comment>s.code.left</comment>
        <translation>
            <numerusform>%n minute left for this code</numerusform>
            <numerusform>%n minutes left for this code</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier sessions</source>
        <comment>s.earlier</comment>
        <translation>
            <numerusform>%n earlier session</numerusform>
            <numerusform>%n earlier sessions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <comment>s.log.all</comment>
        <translation>
            <numerusform>Show all %n</numerusform>
            <numerusform>Show all %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Allowed for %n min: {permission}</source>
        <comment>log.perm.on.for</comment>
        <translation>
            <numerusform>Allowed for %n min: {permission}</numerusform>
            <numerusform>Allowed for %n min: {permission}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The line was cut %n times, {seconds} s in all. Delay {ms} ms.</source>
        <comment>wrap.line.lost</comment>
        <translation>
            <numerusform>The line was cut %n time, {seconds} s in all. Delay {ms} ms.</numerusform>
            <numerusform>The line was cut %n times, {seconds} s in all. Delay {ms} ms.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures a second while the screen moved.</source>
        <comment>wrap.line.fps</comment>
        <translation>
            <numerusform>%n picture a second while the screen moved.</numerusform>
            <numerusform>%n pictures a second while the screen moved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remote session with {customer} at {time}, %n minutes.</source>
        <comment>wrap.note.head</comment>
        <translation>
            <numerusform>Remote session with {customer} at {time}, %n minute.</numerusform>
            <numerusform>Remote session with {customer} at {time}, %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages were refused on the customer&apos;s side.</source>
        <comment>wrap.note.refused</comment>
        <translation>
            <numerusform>%n message was refused on the customer&apos;s side.</numerusform>
            <numerusform>%n messages were refused on the customer&apos;s side.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more files.</source>
        <comment>wrap.note.files.more</comment>
        <translation>
            <numerusform>And %n more file.</numerusform>
            <numerusform>And %n more files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied text was shared %n times; what it said is not kept.</source>
        <comment>wrap.note.clips</comment>
        <translation>
            <numerusform>Copied text was shared %n time; what it said is not kept.</numerusform>
            <numerusform>Copied text was shared %n times; what it said is not kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A guide with %n steps is in this ticket.</source>
        <comment>wrap.note.guide</comment>
        <translation>
            <numerusform>A guide with %n step is in this ticket.</numerusform>
            <numerusform>A guide with %n steps is in this ticket.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hello {customer}, thank you. We looked at your screen together for %n minutes.</source>
        <comment>wrap.reply</comment>
        <translation>
            <numerusform>Hello {customer}, thank you. We looked at your screen together for %n minute.</numerusform>
            <numerusform>Hello {customer}, thank you. We looked at your screen together for %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n holidays stop it.</source>
        <comment>clock.holidays</comment>
        <translation>
            <numerusform>%n holiday stops it.</numerusform>
            <numerusform>%n holidays stop it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier stretches</source>
        <comment>clock.earlier</comment>
        <translation>
            <numerusform>%n earlier stretch</numerusform>
            <numerusform>%n earlier stretches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picked</source>
        <comment>bulk.picked</comment>
        <translation>
            <numerusform>%n picked</numerusform>
            <numerusform>%n picked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tags of %n tickets</source>
        <comment>bulk.tags.title</comment>
        <translation>
            <numerusform>Tags of %n ticket</numerusform>
            <numerusform>Tags of %n tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Merge %n tickets into one</source>
        <comment>bulk.merge.title</comment>
        <translation>
            <numerusform>Merge %n ticket into one</numerusform>
            <numerusform>Merge %n tickets into one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets are closed. Nothing moves: their words also show in {target}.</source>
        <comment>bulk.merge.closes</comment>
        <translation>
            <numerusform>%n ticket is closed. Nothing moves: its words also show in {target}.</numerusform>
            <numerusform>%n tickets are closed. Nothing moves: their words also show in {target}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clocks of %n tickets end and count in no figure.</source>
        <comment>bulk.merge.clocks</comment>
        <translation>
            <numerusform>The clocks of %n ticket end and count in no figure.</numerusform>
            <numerusform>The clocks of %n tickets end and count in no figure.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that are closed already stay as they are.</source>
        <comment>bulk.merge.skipped</comment>
        <translation>
            <numerusform>%n that is closed already stays as it is.</numerusform>
            <numerusform>%n that are closed already stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets changed</source>
        <comment>cause.bulk_done</comment>
        <translation>
            <numerusform>%n ticket changed</numerusform>
            <numerusform>%n tickets changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets are as before</source>
        <comment>cause.bulk_undone</comment>
        <translation>
            <numerusform>%n ticket is as before</numerusform>
            <numerusform>%n tickets are as before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n tickets changed, {left} left as they were</source>
        <comment>cause.bulk_stopped</comment>
        <translation>
            <numerusform>Stopped: %n ticket changed, {left} left as they were</numerusform>
            <numerusform>Stopped: %n tickets changed, {left} left as they were</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets changed, {refused} could not be</source>
        <comment>cause.bulk_partly</comment>
        <translation>
            <numerusform>%n ticket changed, {refused} could not be</numerusform>
            <numerusform>%n tickets changed, {refused} could not be</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people wait before you would be served.</source>
        <comment>k.ask.waiting</comment>
        <translation>
            <numerusform>%n person waits before you would be served.</numerusform>
            <numerusform>%n people wait before you would be served.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You would wait about %n minutes.</source>
        <comment>k.ask.estimate</comment>
        <translation>
            <numerusform>You would wait about %n minute.</numerusform>
            <numerusform>You would wait about %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You are number %n in the queue.</source>
        <comment>k.wait.place</comment>
        <translation>
            <numerusform>You are number %n in the queue.</numerusform>
            <numerusform>You are number %n in the queue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n minutes more.</source>
        <comment>k.wait.estimate</comment>
        <translation>
            <numerusform>About %n minute more.</numerusform>
            <numerusform>About %n minutes more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting, the longest {time}</source>
        <comment>q.waiting.longest</comment>
        <translation>
            <numerusform>%n waiting, the longest {time}</numerusform>
            <numerusform>%n waiting, the longest {time}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s left</source>
        <comment>q.offer.left</comment>
        <translation>
            <numerusform>%n s left</numerusform>
            <numerusform>%n s left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chats at once</source>
        <comment>q.limit</comment>
        <translation>
            <numerusform>%n chat at once</numerusform>
            <numerusform>%n chats at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>To {name}, %n free</source>
        <comment>q.hand.agent</comment>
        <translation>
            <numerusform>To {name}, %n free</numerusform>
            <numerusform>To {name}, %n free</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chat, %n new lines</source>
        <comment>st.open.new</comment>
        <translation>
            <numerusform>Chat, %n new line</numerusform>
            <numerusform>Chat, %n new lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <comment>v.draw.seconds</comment>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Save %n steps as guide</source>
        <comment>v.guide.count</comment>
        <translation>
            <numerusform>Save %n step as guide</numerusform>
            <numerusform>Save %n steps as guide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} sends text, %n characters:</source>
        <comment>share.clip.offer</comment>
        <translation>
            <numerusform>{name} sends text, %n character:</numerusform>
            <numerusform>{name} sends text, %n characters:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %n</source>
        <comment>m.n</comment>
        <translation>
            <numerusform>from %n</numerusform>
            <numerusform>from %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>from %n hours</source>
        <comment>m.n.hours</comment>
        <translation>
            <numerusform>from %n hour</numerusform>
            <numerusform>from %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waited: {least} to {most}, {mean} on average</source>
        <comment>m.waits</comment>
        <translation>
            <numerusform>%n waited: {least} to {most}, {mean} on average</numerusform>
            <numerusform>%n waited: {least} to {most}, {mean} on average</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{value} of %n</source>
        <comment>m.of</comment>
        <translation>
            <numerusform>{value} of %n</numerusform>
            <numerusform>{value} of %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chats came meanwhile</source>
        <comment>m.gaps.asked</comment>
        <translation>
            <numerusform>%n chat came meanwhile</numerusform>
            <numerusform>%n chats came meanwhile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{when}: %n unsolved tickets</source>
        <comment>m.backlog.at</comment>
        <translation>
            <numerusform>{when}: %n unsolved ticket</numerusform>
            <numerusform>{when}: %n unsolved tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{time}, from %n</source>
        <comment>m.triage.from</comment>
        <translation>
            <numerusform>{time}, from %n</numerusform>
            <numerusform>{time}, from %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{when}: median {median}, nine of ten within {p90}, from %n</source>
        <comment>m.waiting.bucket</comment>
        <translation>
            <numerusform>{when}: median {median}, nine of ten within {p90}, from %n</numerusform>
            <numerusform>{when}: median {median}, nine of ten within {p90}, from %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{day}, {hour}: %n tickets</source>
        <comment>m.heat.cell</comment>
        <translation>
            <numerusform>{day}, {hour}: %n ticket</numerusform>
            <numerusform>{day}, {hour}: %n tickets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n holidays</source>
        <comment>hours.holidays.count</comment>
        <translation>
            <numerusform>%n holiday</numerusform>
            <numerusform>%n holidays</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conditions</source>
        <comment>policy.conditions</comment>
        <translation>
            <numerusform>%n condition</numerusform>
            <numerusform>%n conditions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n targets</source>
        <comment>policy.targets</comment>
        <translation>
            <numerusform>%n target</numerusform>
            <numerusform>%n targets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets now</source>
        <comment>view.total</comment>
        <translation>
            <numerusform>%n ticket now</numerusform>
            <numerusform>%n tickets now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n tickets now</source>
        <comment>view.total.more</comment>
        <translation>
            <numerusform>More than %n ticket now</numerusform>
            <numerusform>More than %n tickets now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} split off %n messages into {number}</source>
        <comment>talk.split</comment>
        <translation>
            <numerusform>{name} split off %n message into {number}</numerusform>
            <numerusform>{name} split off %n messages into {number}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} split off %n messages from {number} into this ticket</source>
        <comment>talk.split_from</comment>
        <translation>
            <numerusform>{name} split off %n message from {number} into this ticket</numerusform>
            <numerusform>{name} split off %n messages from {number} into this ticket</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages stand in {number} now</source>
        <comment>talk.away</comment>
        <translation>
            <numerusform>%n message stands in {number} now</numerusform>
            <numerusform>%n messages stand in {number} now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Split off %n messages</source>
        <comment>split.do</comment>
        <translation>
            <numerusform>Split off %n message</numerusform>
            <numerusform>Split off %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets are merged into AD-{target}.</source>
        <comment>cause.tickets_merged</comment>
        <translation>
            <numerusform>%n ticket is merged into AD-{target}.</numerusform>
            <numerusform>%n tickets are merged into AD-{target}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets are merged into AD-{target}, {refused} could not be.</source>
        <comment>cause.tickets_merged_partly</comment>
        <translation>
            <numerusform>%n ticket is merged into AD-{target}, {refused} could not be.</numerusform>
            <numerusform>%n tickets are merged into AD-{target}, {refused} could not be.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n tickets are merged into AD-{target}, {left} are as they were.</source>
        <comment>cause.tickets_merged_stopped</comment>
        <translation>
            <numerusform>Stopped: %n ticket is merged into AD-{target}, {left} are as they were.</numerusform>
            <numerusform>Stopped: %n tickets are merged into AD-{target}, {left} are as they were.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets are as before the merge.</source>
        <comment>cause.tickets_unmerged</comment>
        <translation>
            <numerusform>%n ticket is as before the merge.</numerusform>
            <numerusform>%n tickets are as before the merge.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n tickets are as before the merge, {left} are still merged.</source>
        <comment>cause.tickets_unmerged_stopped</comment>
        <translation>
            <numerusform>Stopped: %n ticket is as before the merge, {left} are still merged.</numerusform>
            <numerusform>Stopped: %n tickets are as before the merge, {left} are still merged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>people.more</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>News for you: %n unread</source>
        <comment>told.badge</comment>
        <translation>
            <numerusform>News for you: %n unread</numerusform>
            <numerusform>News for you: %n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <comment>rule.hours</comment>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <comment>rule.days</comment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n triggers</source>
        <comment>uses.triggers</comment>
        <translation>
            <numerusform>%n trigger</numerusform>
            <numerusform>%n triggers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time rules</source>
        <comment>uses.timed</comment>
        <translation>
            <numerusform>%n time rule</numerusform>
            <numerusform>%n time rules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n SLA policies</source>
        <comment>uses.policies</comment>
        <translation>
            <numerusform>%n SLA policy</numerusform>
            <numerusform>%n SLA policies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the newest {tickets} tickets would have met it.</source>
        <comment>trial.met</comment>
        <translation>
            <numerusform>%n of the newest {tickets} tickets would have met it.</numerusform>
            <numerusform>%n of the newest {tickets} tickets would have met it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the newest {tickets} tickets wait for it now.</source>
        <comment>trial.met.timed</comment>
        <translation>
            <numerusform>%n of the newest {tickets} tickets waits for it now.</numerusform>
            <numerusform>%n of the newest {tickets} tickets wait for it now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>trial.more</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <comment>groups.members</comment>
        <translation>
            <numerusform>%n member</numerusform>
            <numerusform>%n members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets will have nobody and stay in the group. An undo does not give them back.</source>
        <comment>groups.leaving</comment>
        <translation>
            <numerusform>%n ticket will have nobody and stay in the group. An undo does not give it back.</numerusform>
            <numerusform>%n tickets will have nobody and stay in the group. An undo does not give them back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n leads</source>
        <comment>groups.leads</comment>
        <translation>
            <numerusform>%n lead</numerusform>
            <numerusform>%n leads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erase its %n files too</source>
        <comment>erase.files</comment>
        <translation>
            <numerusform>Erase its file too</numerusform>
            <numerusform>Erase its %n files too</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more were not sent.</source>
        <comment>refused.more</comment>
        <translation>
            <numerusform>%n more was not sent.</numerusform>
            <numerusform>%n more were not sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chat over, %n minutes. The note is written: please check it.</source>
        <comment>wrap.chat.check</comment>
        <translation>
            <numerusform>Chat over, %n minute. The note is written: please check it.</numerusform>
            <numerusform>Chat over, %n minutes. The note is written: please check it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Call over, %n minutes. The note is written: please check it.</source>
        <comment>wrap.call.check</comment>
        <translation>
            <numerusform>Call over, %n minute. The note is written: please check it.</numerusform>
            <numerusform>Call over, %n minutes. The note is written: please check it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chat with {customer} at {time}, %n minutes.</source>
        <comment>wrap.chat.head</comment>
        <translation>
            <numerusform>Chat with {customer} at {time}, %n minute.</numerusform>
            <numerusform>Chat with {customer} at {time}, %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{customer} called from {number} at {time}, %n minutes.</source>
        <comment>wrap.call.head.in</comment>
        <translation>
            <numerusform>{customer} called from {number} at {time}, %n minute.</numerusform>
            <numerusform>{customer} called from {number} at {time}, %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Call to {customer}, {number}, at {time}, %n minutes.</source>
        <comment>wrap.call.head.out</comment>
        <translation>
            <numerusform>Call to {customer}, {number}, at {time}, %n minute.</numerusform>
            <numerusform>Call to {customer}, {number}, at {time}, %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>We looked at your screen together for %n minutes.</source>
        <comment>wrap.reply.session</comment>
        <translation>
            <numerusform>We looked at your screen together for %n minute.</numerusform>
            <numerusform>We looked at your screen together for %n minutes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n needed</source>
        <comment>fields.needed</comment>
        <translation>
            <numerusform>%n needed</numerusform>
            <numerusform>%n needed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people without an organisation have such an address: {names}</source>
        <comment>orgs.outside</comment>
        <translation>
            <numerusform>%n person without an organisation has such an address: {names}</numerusform>
            <numerusform>%n people without an organisation have such an address: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>due.days</comment>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
</context>
</TS>
