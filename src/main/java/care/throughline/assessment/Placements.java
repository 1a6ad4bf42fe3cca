package care.throughline.assessment;

import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeCourse;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.Episodes;
import care.throughline.episode.Stays;
import care.throughline.platform.Actor;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which level of care was indicated and which one a clinician confirmed. Each verb is safe to
 * repeat: the second time it finds the work done and changes nothing. Runs in the caller's
 * transaction.
 */
@Component
public class Placements {

  private static final String DECISION = "suggestedLevelOfCare";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Episodes episodes;
  private final EpisodeCourse course;
  private final EpisodeRecord record;
  private final LevelsOfCare levels;
  private final Stays stays;

  Placements(
      JdbcClient jdbc,
      Clock clock,
      Episodes episodes,
      EpisodeCourse course,
      EpisodeRecord record,
      LevelsOfCare levels,
      Stays stays) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.episodes = episodes;
    this.course = course;
    this.record = record;
    this.levels = levels;
    this.stays = stays;
  }

  /** Suggestions and decisions of an episode, the newest first. */
  public List<Placement> of(EpisodeId episode) {
    return jdbc.sql("select * from placement where episode = ? order by number desc")
        .param(episode.value())
        .query(Placements::read)
        .list();
  }

  /**
   * Keeps what the decision table suggested, with the rules that fired.
   *
   * @param rank of the level; 0 when no substance use disorder was confirmed
   * @param occurrence the same when the same step runs again
   * @return the level; empty for rank 0
   */
  public Optional<LevelOfCare> recordSuggestion(EpisodeId episode, int rank, String occurrence) {
    Optional<LevelOfCare> level = levels.ranked(rank);
    List<String> rules =
        record
            .latestDecision(episode, DECISION)
            .map(EpisodeRecord.Decided::rules)
            .orElse(List.of());
    int added =
        jdbc.sql(
                """
                insert into placement (id, episode, occurrence, suggested_at, indicated_rank, indicated_level, rules) values (?, ?, ?, ?, ?, ?, ?)
                on conflict (occurrence) do nothing""")
            .param(UUID.randomUUID())
            .param(episode.value())
            .param(occurrence)
            .param(Times.utc(clock.instant()))
            .param(rank)
            .param(level.map(LevelOfCare::code).orElse(null))
            .param(rules.toArray(String[]::new))
            .update();
    if (added == 1) {
      add(
          episode,
          level
              .map(found -> Texts.kept("assessment.history.suggested", words(found)))
              .orElseGet(() -> Texts.kept("assessment.history.suggested-none")));
    }
    return level;
  }

  /**
   * Keeps what the clinician decided about the newest suggestion, and says what follows.
   *
   * @throws IllegalArgumentException when a level was accepted that is not known, or none was named
   * @throws IllegalStateException when nothing was suggested yet
   */
  public PlacementDecision recordDecision(EpisodeId episode, PlacementDecision.Answer answer) {
    Placement placement =
        of(episode).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Episode "
                            + episode.value()
                            + " has no suggested level of care; rate the dimensions first."));
    boolean accepted = answer.answer().equals("accepted");
    String confirmed = answer.confirmedLevel();
    if (accepted && (confirmed == null || confirmed.isEmpty())) {
      throw new IllegalArgumentException("A placement that is accepted needs confirmedLevel.");
    }
    LevelOfCare offered =
        levels.get(accepted && confirmed != null ? confirmed : indicated(placement));
    boolean coSigned = answer.coSigned() && offered.code().equals(placement.offeredLevel());
    var decision =
        PlacementDecision.of(
            withCoSign(answer, coSigned),
            offered,
            placement.indicatedRank(),
            episodes.get(episode).minor());
    keep(placement, answer, accepted ? offered : null);
    return decision;
  }

  /**
   * The assessment is over: moves the referral on.
   *
   * @param outcome {@code accepted}, {@code declined}, {@code referredElsewhere} or {@code
   *     withdrawn}
   * @param coSigned true when a supervisor co-signed the newest placement
   */
  public void recordOutcome(EpisodeId episode, String outcome, boolean coSigned) {
    if (coSigned) {
      jdbc.sql(
              """
              update placement set co_signed_at = coalesce(co_signed_at, ?)
              where id = (select id from placement where episode = ? order by number desc limit 1)""")
          .params(Times.utc(clock.instant()), episode.value())
          .update();
    }
    course.recordReferralState(episode, outcome);
  }

  /**
   * True when the person was at a level of care in this episode before: whoever was is discharged,
   * with the offer of aftercare, and not merely closed as a referral.
   */
  public boolean wasInCare(EpisodeId episode) {
    return !stays.of(episode).isEmpty();
  }

  /** How somebody leaves when an assessment leads to no care here; empty when it leads to care. */
  public static Optional<String> dischargeKind(String outcome) {
    return switch (outcome) {
      case "accepted" -> Optional.empty();
      case "referredElsewhere" -> Optional.of("transferred");
      default -> Optional.of("other");
    };
  }

  /**
   * The level and programme when nobody chose them: the level that is indicated, and for a person
   * under 18 the young people's programme.
   */
  public PlacementDecision usual(EpisodeId id, @Nullable String level, @Nullable String template) {
    Episode episode = episodes.get(id);
    String code =
        level != null && !level.isEmpty()
            ? level
            : episode.minor()
                ? LevelsOfCare.INTENSIVE_OUTPATIENT
                : of(id).stream()
                    .findFirst()
                    .map(Placements::indicated)
                    .orElse(LevelsOfCare.INTENSIVE_OUTPATIENT);
    LevelOfCare found = levels.get(code);
    return new PlacementDecision(
        code,
        false,
        false,
        false,
        false,
        PlacementDecision.template(template, found, episode.minor()));
  }

  private void keep(
      Placement placement, PlacementDecision.Answer answer, @Nullable LevelOfCare offered) {
    String code = offered == null ? null : offered.code();
    if (answer.answer().equals(placement.answer())
        && Objects.equals(code, placement.offeredLevel())
        && Objects.equals(answer.overrideReason(), placement.overrideReason())) {
      return;
    }
    jdbc.sql(
            "update placement set answer = ?, offered_level = ?, override_reason = ?, decided_at = ?, co_signed_at = null where id = ?")
        .param(answer.answer())
        .param(code)
        .param(answer.overrideReason())
        .param(Times.utc(clock.instant()))
        .param(placement.id())
        .update();
    add(
        placement.episode(),
        offered == null
            ? Texts.kept("assessment.history.not-taken-up")
            : Texts.kept("assessment.history.placed", words(offered)));
  }

  private static PlacementDecision.Answer withCoSign(
      PlacementDecision.Answer answer, boolean coSigned) {
    return new PlacementDecision.Answer(
        answer.answer(),
        answer.confirmedLevel(),
        answer.overrideReason(),
        answer.concurrentResidential(),
        answer.template(),
        coSigned);
  }

  private static String indicated(Placement placement) {
    return Objects.requireNonNullElse(
        placement.indicatedLevel(), LevelsOfCare.INTENSIVE_OUTPATIENT);
  }

  private static String words(LevelOfCare level) {
    return level.name().toLowerCase(java.util.Locale.ROOT) + " (" + level.code() + ")";
  }

  private void add(EpisodeId episode, String words) {
    record.add(episode, "decision", words, Actor.PATHWAY);
  }

  private static Placement read(ResultSet row, int number) throws SQLException {
    return new Placement(
        row.getObject("id", UUID.class),
        new EpisodeId(row.getObject("episode", UUID.class)),
        Times.instant(row, "suggested_at"),
        row.getInt("indicated_rank"),
        row.getString("indicated_level"),
        List.of((String[]) row.getArray("rules").getArray()),
        row.getString("answer"),
        row.getString("offered_level"),
        row.getString("override_reason"),
        Times.instantOrNull(row, "decided_at"),
        Times.instantOrNull(row, "co_signed_at"));
  }
}
