package care.throughline.worklist.web;

import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeWords;
import care.throughline.episode.ReadableEpisodes;
import care.throughline.person.PersonId;
import care.throughline.person.PersonNames;
import care.throughline.platform.Texts;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Items as rows: five statements for all names and acts on them, however many rows there are. */
@Component
class WorkRows {

  private final PersonNames persons;
  private final ReadableEpisodes episodes;
  private final StaffMembers staff;
  private final ActViews acts;

  WorkRows(PersonNames persons, ReadableEpisodes episodes, StaffMembers staff, ActViews acts) {
    this.persons = persons;
    this.episodes = episodes;
    this.staff = staff;
    this.acts = acts;
  }

  private record Names(
      Map<PersonId, PersonNames.PersonName> people,
      Map<EpisodeId, Episode> episodes,
      Map<StaffId, Staff> owners,
      Map<WorkItemId, ItemActs> acts) {}

  /** The items in the same order. */
  List<WorkRow> of(List<WorkItem> items, Staff reader, TimeTexts times, @Nullable String notice) {
    List<WorkItem.Task> tasks =
        items.stream().filter(WorkItem::isTask).map(WorkItem::task).toList();
    Names names =
        new Names(
            persons.of(tasks.stream().map(WorkItem.Task::person).toList()),
            episodes.all(tasks.stream().map(WorkItem.Task::episode).toList(), reader),
            staff.all(
                items.stream()
                    .map(WorkItem::owner)
                    .filter(Objects::nonNull)
                    .filter(owner -> !owner.equals(reader.id()))
                    .toList()),
            acts.of(items, reader));
    return items.stream().map(item -> row(item, reader, names, times, notice)).toList();
  }

  private static WorkRow row(
      WorkItem item, Staff reader, Names names, TimeTexts times, @Nullable String notice) {
    OwnerRef owner = owner(item.owner(), reader, names);
    ItemActs possible = Objects.requireNonNull(names.acts().get(item.id()));
    boolean claimable =
        item.open() && owner == null && possible.holding() == null && WorkLists.mayDo(item, reader);
    WorkItem.Task task = item.subject() instanceof WorkItem.Task known ? known : null;
    WorkItem.Page page = item.subject() instanceof WorkItem.Page known ? known : null;
    String where =
        task == null
            ? ""
            : Optional.ofNullable(names.episodes().get(task.episode()))
                .map(EpisodeWords::where)
                .orElse("");
    return new WorkRow(
        item.id().value().toString(),
        item.version(),
        page == null ? "/work-items/" + item.id().value() : page.path(),
        page == null,
        item.name(),
        task == null
            ? null
            : PersonRef.of(Objects.requireNonNull(names.people().get(task.person()))),
        where,
        page == null ? ProcessWords.beside(where, item.process()) : page.about(),
        Due.of(item, times),
        item.urgency().name(),
        owner,
        owner == null && !claimable && item.open() ? WorkLists.roleWords(item) : null,
        claimable,
        possible,
        notice);
  }

  private static @Nullable OwnerRef owner(@Nullable StaffId owner, Staff reader, Names names) {
    if (owner == null) {
      return null;
    }
    if (owner.equals(reader.id())) {
      return OwnerRef.of(reader, reader);
    }
    Staff known = names.owners().get(owner);
    return known == null
        ? new OwnerRef(Texts.of("worklist.a-colleague"), "?", false)
        : OwnerRef.of(known, reader);
  }
}
