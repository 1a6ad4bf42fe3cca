package care.throughline.assessment;

import care.throughline.episode.EpisodeId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What level was indicated, what was offered, and why they differ.
 *
 * @param indicatedRank 0 when no substance use disorder was confirmed
 * @param indicatedLevel null with rank 0
 * @param rules ids of the rules that fired
 * @param answer {@code accepted}, {@code declined} or {@code referredElsewhere}; null before a
 *     clinician decided
 * @param overrideReason key of domain guide 2.3; null when the suggestion was followed
 */
public record Placement(
    UUID id,
    EpisodeId episode,
    Instant suggestedAt,
    int indicatedRank,
    @Nullable String indicatedLevel,
    List<String> rules,
    @Nullable String answer,
    @Nullable String offeredLevel,
    @Nullable String overrideReason,
    @Nullable Instant decidedAt,
    @Nullable Instant coSignedAt) {}
