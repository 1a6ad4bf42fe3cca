package care.throughline.schedule.placing;

import java.util.List;

/** What a repair would change: everybody who is not named keeps group, therapist, time and room. */
record Mended(List<Change> changes, List<Stranded> stranded) {}
