package care.throughline.schedule;

import care.throughline.episode.EpisodeId;

/** Somebody said what became of a session, or corrected it. */
public record AttendanceMarked(EpisodeId episode, SessionId session, SessionState state) {}
