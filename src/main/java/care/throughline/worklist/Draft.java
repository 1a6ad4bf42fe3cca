package care.throughline.worklist;

import java.time.Instant;
import java.util.Map;

/** What was typed into a work item's form and not yet sent. */
public record Draft(Map<String, Object> answers, Instant savedAt) {}
