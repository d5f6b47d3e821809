"""Words that only texts on one theme have: matches of sport, devices on sale. There figures of one kind recur, with each match, with each model."""

from __future__ import annotations

__all__ = ["DEVICES", "GAMES", "SPORT"]

SPORT = frozenset(
    """quarterback touchdown rebound playoff postseason offseason halftime homer inning pitcher shortstop outfielder infielder goalkeeper goaltender midfielder striker winger linebacker cornerback
    wideout fullback heavyweight middleweight welterweight knockout puck wicket batsman bowler innings quarterfinal semifinal scoreless teammate scorer layup dunk preseason
    nba nfl mlb nhl ncaa fifa uefa afc nfc pga atp wta ufc olympian medalist dribble backcourt frontcourt lineup semifinalist winless scrimmage
    fumble punt kickoff bullpen dugout referee umpire peloton birdie bogey fairway hat-trick hattrick""".split()
)
"""Words that texts on hardly anything else have."""

GAMES = frozenset(
    """game season team player score scorer victory win match defeat fan club champion championship tournament undefeated roster bout overtime league seed rookie coach""".split()
)
"""Words that texts on sport have with many others: each counts half."""

DEVICES = frozenset(
    """processor cpu gpu megapixel gigabyte megabyte ghz mhz gb mb tb ram usb firewire thunderbolt bluetooth hdmi wi-fi wifi touchscreen trackpad trackball touchpad smartphone handset laptop notebook netbook
    ultrabook desktop tablet chipset motherboard graphics nvidia radeon geforce intel qualcomm android ios firmware microsd sdhc qwerty keyboard display pixel retina ssd
    webcam headset headphone battery charger dual-core quad-core""".split()
)
"""Parts and marks of phones and computers."""
