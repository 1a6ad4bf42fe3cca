package care.throughline.episode;

import care.throughline.person.Duplicate;
import care.throughline.person.DuplicateId;
import care.throughline.person.DuplicateUndone;
import care.throughline.person.Duplicates;
import care.throughline.person.PersonId;
import care.throughline.platform.Actor;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What becomes of a referral when its person may already be known: joined to the care they have,
 * kept, or opened again when joining was a mistake. Whatever is decided, the person keeps one open
 * episode.
 */
@Component
public class DuplicateReferrals {

  private final JdbcClient jdbc;
  private final Duplicates duplicates;
  private final Episodes episodes;
  private final EpisodeCourse course;
  private final EpisodeRecord record;
  private final Messages messages;

  DuplicateReferrals(
      JdbcClient jdbc,
      Duplicates duplicates,
      Episodes episodes,
      EpisodeCourse course,
      EpisodeRecord record,
      Messages messages) {
    this.jdbc = jdbc;
    this.duplicates = duplicates;
    this.episodes = episodes;
    this.course = course;
    this.record = record;
    this.messages = messages;
  }

  /** Notes the suspicion and asks the pathway for a human's decision; asking twice asks once. */
  public void suspect(EpisodeId episode, PersonId other, List<String> reasons, Actor actor) {
    DuplicateId id = duplicates.suspect(episodes.get(episode).person(), other, reasons);
    record.add(episode, "referral", Texts.kept("episode.history.maybe-known"), actor);
    messages.send(
        episode,
        "person.duplicateSuspected",
        "duplicate:" + id.value(),
        Map.of("duplicate", id.value().toString()));
  }

  /**
   * The two records are one person. The record in care stays: when the older one has no open
   * episode, this episode goes on.
   *
   * @return true when this episode was closed as a duplicate and everything that runs for it must
   *     end
   */
  public boolean merge(EpisodeId episode, DuplicateId id) {
    Duplicate duplicate = duplicates.get(id);
    Actor decidedBy = decidedBy(episode);
    Optional<Episode> inCare = openEpisode(duplicates.standing(duplicate.other()));
    if (inCare.isEmpty()) {
      duplicates.decideSame(id, duplicate.person(), decidedBy);
      record.add(episode, "referral", Texts.kept("episode.history.joined"), decidedBy);
      return false;
    }
    duplicates.decideSame(id, duplicate.other(), decidedBy);
    if (inCare.get().id().equals(episode)) {
      return false;
    }
    record.add(inCare.get().id(), "referral", joined(episode), decidedBy);
    course.recordReferralState(episode, "duplicate");
    course.closeReferral(episode);
    return true;
  }

  /** The two records are two people; the episode goes on. */
  public void keepApart(EpisodeId episode, DuplicateId id) {
    Actor decidedBy = decidedBy(episode);
    duplicates.decideDifferent(id, decidedBy);
    record.add(episode, "referral", Texts.kept("episode.history.not-the-same"), decidedBy);
  }

  /**
   * Joining was a mistake: the referral that was closed as a duplicate is opened again, with the
   * day it first came.
   */
  @EventListener
  void on(DuplicateUndone undone) {
    if (openEpisode(undone.parted()).isPresent()) {
      return;
    }
    episodes.of(undone.parted()).stream()
        .filter(closed -> "duplicate".equals(closed.referralState()))
        .findFirst()
        .ifPresent(closed -> openAgain(closed, undone));
  }

  private void openAgain(Episode closed, DuplicateUndone undone) {
    String sourceKey = "duplicate:" + undone.id().value() + ":" + closed.id().value();
    Referral again =
        new Referral(
            "duplicateUndone",
            sourceKey,
            referrer(closed.id()).orElse(null),
            List.of(),
            List.of(),
            "stepDown".equals(closed.entryKind()));
    EpisodeId id = course.open(undone.parted(), again, undone.actor());
    jdbc.sql(
            "update referral set (conditions, priority) = (select conditions, priority from referral where episode = ? limit 1) where episode = ?")
        .params(closed.id().value(), id.value())
        .update();
    jdbc.sql("update episode set referred_at = ? where id = ?")
        .params(Times.utc(closed.referredAt()), id.value())
        .update();
  }

  private Optional<Episode> openEpisode(PersonId person) {
    return episodes.of(person).stream().filter(Episode::open).findFirst();
  }

  private Actor decidedBy(EpisodeId episode) {
    return record
        .latestAnswer(episode, "decideDuplicate")
        .map(answer -> new Actor(answer.by()))
        .orElse(Actor.PATHWAY);
  }

  private String joined(EpisodeId episode) {
    return referrer(episode)
        .map(name -> Texts.kept("episode.history.second-joined-by", name))
        .orElseGet(() -> Texts.kept("episode.history.second-joined"));
  }

  private Optional<String> referrer(EpisodeId episode) {
    return jdbc.sql(
            "select referrer from referral where episode = ? and referrer is not null limit 1")
        .param(episode.value())
        .query(String.class)
        .optional();
  }
}
