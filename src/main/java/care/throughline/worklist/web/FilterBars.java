package care.throughline.worklist.web;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.episode.PeopleSearch;
import care.throughline.platform.Texts;
import care.throughline.worklist.DueBand;
import care.throughline.worklist.ListAddress;
import care.throughline.worklist.ListFilter;
import care.throughline.worklist.ListedItems;
import care.throughline.worklist.SavedView;
import care.throughline.worklist.SavedViews;
import care.throughline.worklist.Urgency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The filter of a list in words: chips that can be taken off, and the choices it may have. */
@Component
class FilterBars {

  private static final int PEOPLE_SHOWN = 10;

  private final ListedItems listed;
  private final StaffMembers staff;

  FilterBars(ListedItems listed, StaffMembers staff) {
    this.listed = listed;
    this.staff = staff;
  }

  /** One thing to choose. */
  record Choice(String value, String text, boolean chosen) {}

  /** What a filter may be made of. */
  record Choices(
      String tab,
      List<Choice> urgencies,
      List<Choice> bands,
      List<Choice> roles,
      List<Choice> tasks,
      List<Choice> owners,
      List<Choice> levels,
      boolean snoozed,
      @Nullable String words) {}

  FilterBar of(
      ListAddress address,
      ListedItems.Look look,
      List<SavedView> saved,
      Map<ListAddress, Integer> counts) {
    Staff reader = look.reader();
    ListAddress wordless = new ListAddress(address.view(), address.filter().withoutWords());
    List<FilterBar.ViewLink> views =
        saved.stream().map(view -> link(view, wordless, reader, counts)).toList();
    String words = address.filter().words();
    return new FilterBar(
        wordless.parts(true).entrySet().stream()
            .flatMap(
                part ->
                    part.getValue().stream()
                        .map(value -> new FilterBar.Hidden(part.getKey(), value)))
            .toList(),
        words,
        look.found() == null
            ? List.of()
            : look.found().people().stream().limit(PEOPLE_SHOWN).map(PersonRef::of).toList(),
        look.found() == null ? null : peopleText(look.found()),
        chips(address, reader),
        "/work-items/filter?" + address.query(),
        "/?tab=" + address.view().key(),
        "/work-items/print?" + address.query(),
        wordless.query(),
        views,
        views.stream().filter(FilterBar.ViewLink::current).findFirst().orElse(null),
        SavedViews.mayShare(reader));
  }

  /** The list and its filter in one line, for the head of a printed list. */
  String words(ListAddress address, Staff reader) {
    return Stream.concat(
            Stream.of(ListWords.view(address.view())),
            chips(address, reader).stream().map(FilterBar.Chip::text))
        .collect(Collectors.joining(", "));
  }

  Choices choices(ListAddress address, Staff reader) {
    ListFilter filter = address.filter();
    List<Choice> owners = new ArrayList<>();
    owners.add(choice(ListFilter.ME, Texts.of("worklist.chip.me"), filter.owner()));
    owners.add(choice(ListFilter.NOBODY, Texts.of("worklist.chip.nobody"), filter.owner()));
    staff.at(reader.site()).stream()
        .filter(member -> member.seesPeople() && !member.id().equals(reader.id()))
        .map(member -> choice(member.id().value().toString(), member.name(), filter.owner()))
        .forEach(owners::add);
    return new Choices(
        address.view().key(),
        Arrays.stream(Urgency.values())
            .sorted(Comparator.reverseOrder())
            .map(
                of ->
                    new Choice(
                        ListWords.key(of), ListWords.urgency(of), filter.urgencies().contains(of)))
            .toList(),
        Arrays.stream(DueBand.values())
            .map(
                of ->
                    new Choice(ListWords.key(of), ListWords.band(of), filter.bands().contains(of)))
            .toList(),
        Arrays.stream(Role.values())
            .filter(Role::seesPeople)
            .map(role -> choice(role.key(), role.words(), filter.role()))
            .toList(),
        listed.tasks(reader).stream().map(name -> choice(name, name, filter.task())).toList(),
        owners,
        listed.levels(reader).stream()
            .map(level -> choice(level, Texts.of("worklist.chip.level", level), filter.level()))
            .toList(),
        filter.snoozed(),
        filter.words());
  }

  private List<FilterBar.Chip> chips(ListAddress address, Staff reader) {
    return address.parts(false).entrySet().stream()
        .flatMap(
            part ->
                part.getValue().stream()
                    .map(
                        value ->
                            new FilterBar.Chip(
                                words(part.getKey(), value, reader),
                                "/?" + address.without(part.getKey(), value).query())))
        .toList();
  }

  private String words(String part, String value, Staff reader) {
    return switch (part) {
      case "urgency" -> ListWords.urgency(named(Urgency.values(), value));
      case "due" -> ListWords.band(named(DueBand.values(), value));
      case "role" -> Texts.of("worklist.chip.role", ListWords.role(value));
      case "owner" -> heldBy(value, reader);
      case "level" -> Texts.of("worklist.chip.level", value);
      case "snoozed" -> Texts.of("worklist.filter.with-what-was-put-aside");
      case "q" -> Texts.of("worklist.chip.words", value);
      default -> value;
    };
  }

  private String heldBy(String value, Staff reader) {
    return switch (value) {
      case ListFilter.ME -> Texts.of("worklist.chip.held-by-me");
      case ListFilter.NOBODY -> Texts.of("worklist.chip.held-by-nobody");
      default ->
          staff
              .find(new StaffId(UUID.fromString(value)))
              .filter(member -> member.site().equals(reader.site()))
              .map(member -> Texts.of("worklist.chip.held-by", member.name()))
              .orElseGet(() -> Texts.of("worklist.chip.held-by-somebody"));
    };
  }

  private static <E extends Enum<E>> E named(E[] values, String key) {
    return Stream.of(values)
        .filter(value -> ListWords.key(value).equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static Choice choice(String value, String text, @Nullable String chosen) {
    return new Choice(value, text, value.equals(chosen));
  }

  private static FilterBar.ViewLink link(
      SavedView view, ListAddress open, Staff reader, Map<ListAddress, Integer> counts) {
    return new FilterBar.ViewLink(
        view.id().toString(),
        view.name(),
        "/?" + view.address().query(),
        ListWords.count(counts.getOrDefault(view.address(), 0)),
        view.address().equals(open),
        view.owner().equals(reader.id()),
        view.shared(),
        view.first());
  }

  private static String peopleText(PeopleSearch.Found search) {
    int found = search.people().size();
    if (found == 0) {
      return search.more()
          ? Texts.of("worklist.found.too-many")
          : Texts.of("worklist.found.nobody");
    }
    if (search.alike()) {
      return Texts.of("worklist.found.alike", Math.min(found, PEOPLE_SHOWN));
    }
    if (search.more()) {
      return Texts.of("worklist.found.more", found);
    }
    return found > PEOPLE_SHOWN
        ? Texts.of("worklist.found.first", PEOPLE_SHOWN, found)
        : Texts.of("worklist.found.people", found);
  }
}
