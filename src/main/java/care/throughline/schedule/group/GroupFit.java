package care.throughline.schedule.group;

import care.throughline.episode.EpisodeId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks {@link GroupRule} whether a person fits into a group, with words for each rule broken. */
@Component
public class GroupFit {

  private final Joiners joiners;
  private final Companies companies;
  private final NoContacts noContacts;
  private final GroupSettings settings;

  GroupFit(Joiners joiners, Companies companies, NoContacts noContacts, GroupSettings settings) {
    this.joiners = joiners;
    this.companies = companies;
    this.noContacts = noContacts;
    this.settings = settings;
  }

  /**
   * Every rule that keeps the person out of the group over that period; empty when they fit. Free
   * seats are not looked at.
   *
   * @param from first day, in the site's zone
   * @param until first day on which the seat is no longer needed; null when open-ended
   */
  public List<Misfit> misfits(
      CareGroup group, EpisodeId episode, LocalDate from, @Nullable LocalDate until) {
    return misfits(group, joiners.of(episode, from, until), from, until);
  }

  /**
   * As above, of somebody who is known already. Whom they must not meet is read anew: it may have
   * been noted while the group's row was waited for.
   */
  List<Misfit> misfits(CareGroup group, Joiner joiner, LocalDate from, @Nullable LocalDate until) {
    Joining joining =
        new Joining(
            joiner.apartFrom(noContacts.of(joiner.person())),
            group,
            companies.in(group.id(), from, until, List.of(joiner.person())),
            from,
            until,
            settings.joinDays());
    return Arrays.stream(GroupRule.values())
        .filter(rule -> !rule.holds(joining))
        .map(rule -> rule.broken(MisfitWords.of(rule, joining)))
        .toList();
  }
}
