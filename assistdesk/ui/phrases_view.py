"""What the agent reads in the session window: toolbar, states of the picture, figures of the line."""

from assistdesk.ui.phrases import translate

TABLE = (
    translate("words", "AssistDesk · {customer}'s screen", "v.title"),
    translate("words", "{customer}'s screen", "v.picture"),
    translate("words", "Picture is coming", "v.coming"),
    translate("words", "Fit", "v.fit"),
    translate("words", "1:1", "v.one"),
    translate("words", "Original size, pixel for pixel", "v.one.tip"),
    translate("words", "Fit the window", "v.fit.tip"),
    translate("words", "Smaller", "v.smaller"),
    translate("words", "Larger", "v.larger"),
    translate("words", "Full screen", "v.full"),
    translate("words", "Leave full screen", "v.full.leave"),
    translate("words", "End", "v.end"),
    translate("words", "End the session", "v.end.tip"),
    translate("words", "Screen", "v.monitor"),
    translate("words", "{rtt} ms · {fps} pictures/s · {kbps} kB/s", "v.meter"),
    translate("words", "Measuring the line", "v.meter.none"),
    translate("words", "The line is fine.", "v.limit.none"),
    translate("words", "{customer}'s line is slow.", "v.limit.host_line"),
    translate("words", "Your line is slow.", "v.limit.viewer_line"),
    translate("words", "{customer}'s computer is busy.", "v.limit.host_cpu"),
    translate("words", "Your computer is busy.", "v.limit.viewer_cpu"),
    translate("words", "Safety number {number}", "v.safety"),
    translate("words", "Read this number to {customer} when asked.", "v.safety.tip"),
    translate("words", "Different", "v.safety.different"),
    translate("words", "End because the numbers differ?", "v.safety.ask"),
    translate("words", "Someone may be in between. The session ends and the ticket is flagged.", "v.safety.ask.2"),
    translate("words", "Back", "v.back"),
    translate("words", "End now", "v.safety.end"),
)
