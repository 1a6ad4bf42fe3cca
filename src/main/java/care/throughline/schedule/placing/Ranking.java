package care.throughline.schedule.placing;

import java.util.List;

/**
 * What can be offered to a person, the best first, and what cannot and why.
 *
 * @param excluded every group and every therapist that is in no offer, once
 */
public record Ranking(List<Offer> offers, List<Exclusion> excluded) {}
