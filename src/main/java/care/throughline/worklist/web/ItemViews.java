package care.throughline.worklist.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.access.StaffMembers;
import care.throughline.episode.EpisodeWords;
import care.throughline.episode.ReadableEpisodes;
import care.throughline.person.Person;
import care.throughline.person.Persons;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.StaffTold;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemBackground;
import care.throughline.worklist.WorkItemFacts;
import care.throughline.worklist.WorkItemId;
import care.throughline.worklist.WorkItems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One work item as it is drawn, in the panel and on its own page. */
@Component
public class ItemViews {

  private static final int EARLIER = 10;

  private final WorkItems items;
  private final WorkItemBackground background;
  private final Persons persons;
  private final ReadableEpisodes episodes;
  private final StaffMembers staff;
  private final SiteTimes times;
  private final List<WorkItemFacts> facts;
  private final AuditTrail audit;
  private final ActViews acts;
  private final StaffTold told;

  ItemViews(
      WorkItems items,
      WorkItemBackground background,
      Persons persons,
      ReadableEpisodes episodes,
      StaffMembers staff,
      SiteTimes times,
      List<WorkItemFacts> facts,
      AuditTrail audit,
      ActViews acts,
      StaffTold told) {
    this.items = items;
    this.background = background;
    this.persons = persons;
    this.episodes = episodes;
    this.staff = staff;
    this.times = times;
    this.facts = facts;
    this.audit = audit;
    this.acts = acts;
    this.told = told;
  }

  /**
   * Opens an item for reading, which is written down: it shows a person.
   *
   * @throws NoSuchElementException when the reader may not see it, or it is a page and no task
   */
  public ItemView opened(WorkItemId id, Staff reader) {
    WorkItem item = items.findTask(id, reader).orElseThrow();
    audit.record(
        reader.actor(),
        "person.viewed",
        "person",
        item.person().value(),
        Map.of("workItem", id.value().toString()));
    return of(item, reader, null);
  }

  /** The item as it is now, with what just happened to it. */
  public ItemView of(WorkItem item, Staff reader, @Nullable String notice) {
    TimeTexts texts = times.of(reader);
    Person person = persons.get(item.person());
    PersonRef ref = PersonRef.of(person);
    OwnerRef holder =
        item.owner() == null
            ? null
            : staff.find(item.owner()).map(owner -> OwnerRef.of(owner, reader)).orElse(null);
    boolean mine = holder != null && holder.me();
    ItemActs possible = acts.of(item, reader);
    boolean inReach = item.open() && possible.holding() == null;
    String href = "/work-items/" + item.id().value();
    return new ItemView(
        item.id().value().toString(),
        item.version(),
        href,
        item.name(),
        ref,
        ref.href(),
        PersonRef.line(person, texts.now().atZone(texts.zone()).toLocalDate()),
        episodes.find(item.episode(), reader).map(EpisodeWords::where).orElse(""),
        Due.of(item, texts),
        item.urgency().name(),
        item.why().isBlank() ? Texts.of("worklist.item.why-pathway") : item.why(),
        ref.href() + "?at=" + item.process(),
        Texts.of("worklist.item.show-step"),
        holder,
        inReach && item.owner() == null && WorkLists.mayDo(item, reader),
        inReach && mine,
        inReach && mine,
        possible,
        acts.asideText(item, texts),
        notice == null ? told.whyReturned(item.id(), reader.id()).orElse(null) : notice,
        item.open()
            ? new ItemView.FormRef(href + "/form", href + "/draft", href + "/complete")
            : null,
        facts(item, person),
        history(item, texts),
        doneText(item, texts));
  }

  /**
   * What happened to an item since the reader read it, in one sentence; null when nothing did, or
   * nothing but what they did themselves. Shows nothing about the person.
   *
   * @param seen version they read
   * @throws NoSuchElementException when the reader may not see it
   */
  @Nullable String since(WorkItemId id, int seen, Staff reader) {
    WorkItem item = items.find(id, reader).orElseThrow();
    TimeTexts texts = times.of(reader);
    if (item.open() || item.version() <= seen) {
      return acts.since(item, seen, reader, texts);
    }
    return reader.username().equals(item.endedBy()) ? null : doneText(item, texts);
  }

  private List<WorkItemFacts.Fact> facts(WorkItem item, Person person) {
    List<WorkItemFacts.Fact> shown = new ArrayList<>();
    add(shown, Texts.of("worklist.item.phone"), person.phone());
    add(shown, Texts.of("worklist.item.contact-wish"), person.contactWish());
    add(shown, Texts.of("worklist.item.emergency-contact"), person.emergencyContact());
    facts.forEach(module -> shown.addAll(module.of(item)));
    return shown;
  }

  private static void add(List<WorkItemFacts.Fact> shown, String label, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      shown.add(new WorkItemFacts.Fact(label, value));
    }
  }

  private List<ItemView.HistoryLine> history(WorkItem item, TimeTexts texts) {
    List<ItemView.HistoryLine> lines = new ArrayList<>(acts.history(item, texts));
    background.earlier(item, EARLIER).stream()
        .map(
            past ->
                new ItemView.HistoryLine(
                    past.endedAt() == null ? "" : texts.when(past.endedAt()),
                    past.endedBy() == null
                        ? Texts.of("worklist.item.done-by-somebody")
                        : Texts.of("worklist.item.done-by", name(past.endedBy()))))
        .forEach(lines::add);
    return lines;
  }

  private @Nullable String doneText(WorkItem item, TimeTexts texts) {
    if (item.endedAt() == null) {
      return null;
    }
    String when = texts.when(item.endedAt());
    if (!"done".equals(item.state())) {
      return Texts.of("worklist.item.not-needed", when);
    }
    return item.endedBy() == null
        ? Texts.of("worklist.item.completed-by-somebody", when)
        : Texts.of("worklist.item.completed-by", name(item.endedBy()), when);
  }

  private String name(String username) {
    return staff.named(username).map(Staff::name).orElse(username);
  }
}
