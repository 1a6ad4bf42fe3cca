package care.throughline.schedule.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.platform.Texts;
import care.throughline.platform.web.TimeTexts;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.group.CapacityNotices;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.Census;
import care.throughline.schedule.group.GroupCensus;
import care.throughline.schedule.group.Seat;
import care.throughline.schedule.group.Seats;
import care.throughline.schedule.group.WaitingList;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The census of a site, and the roster of one group. */
@Controller
class GroupPages {

  private final GroupAccess access;
  private final GroupViews views;
  private final GroupCensus census;
  private final CapacityNotices notices;
  private final Seats seats;
  private final WaitingList waiting;
  private final SiteTimes times;

  GroupPages(
      GroupAccess access,
      GroupViews views,
      GroupCensus census,
      CapacityNotices notices,
      Seats seats,
      WaitingList waiting,
      SiteTimes times) {
    this.access = access;
    this.views = views;
    this.census = census;
    this.notices = notices;
    this.seats = seats;
    this.waiting = waiting;
    this.times = times;
  }

  @GetMapping("/groups")
  String groups(Staff reader, Model model) {
    access.read(reader);
    TimeTexts texts = times.of(reader);
    List<Census> all = census.at(reader.site(), today(texts));
    int taken = all.stream().mapToInt(each -> each.enrolled() + each.held()).sum();
    int places = all.stream().mapToInt(each -> each.group().capacity()).sum();
    model.addAttribute("groups", all.stream().map(views::line).toList());
    model.addAttribute(
        "summary",
        Texts.of(
            "schedule-pages.groups.summary",
            all.size(),
            taken,
            places,
            waiting.at(reader.site()).size()));
    model.addAttribute("notice", notice(reader, texts));
    model.addAttribute("mayEdit", access.mayEdit(reader));
    model.addAttribute("mayPlace", access.mayPlace(reader));
    return "schedule/groups";
  }

  @GetMapping("/groups/{id}")
  String group(@PathVariable UUID id, Staff reader, Model model) {
    roster(access.group(id, reader), reader, Typed.NONE, model);
    model.addAttribute("instead", List.of());
    return "schedule/group";
  }

  /** The roster once more with what was typed, what is wrong with it, and what can be had. */
  String refused(CareGroup group, Staff reader, Typed typed, ScheduleRefused refused, Model model) {
    roster(group, reader, typed, model);
    model.addAttribute("problem", refused.getMessage());
    model.addAttribute(
        "instead",
        Instead.of(
            refused,
            one ->
                one.wish().containsKey("group")
                    ? new Instead(
                        Texts.of("schedule-pages.group.reserve-in", one.words()),
                        "/groups/" + one.wish().get("group") + "/seats",
                        fields(typed, "from", one.wish().get("from")))
                    : new Instead(
                        one.words(),
                        "/groups/" + one.wish().get("waiting") + "/waiting",
                        fields(typed, "from", typed.fields().get("from")))));
    return "schedule/group";
  }

  private static Map<String, String> fields(Typed typed, String name, @Nullable String value) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("episode", typed.fields().getOrDefault("episode", ""));
    fields.put(name, Objects.requireNonNullElse(value, ""));
    return fields;
  }

  private void roster(CareGroup group, Staff reader, Typed typed, Model model) {
    TimeTexts texts = times.of(reader);
    LocalDate today = today(texts);
    List<Seat> taken = seats.from(group.id(), today);
    boolean mayPlace = access.mayPlace(reader) && !group.dissolved();
    model.addAttribute("group", group);
    model.addAttribute("line", views.line(census.of(group, today)));
    model.addAttribute("seats", views.seats(taken, reader));
    model.addAttribute("waiting", views.waiting(waiting.waitingFor(group), reader));
    model.addAttribute("choices", mayPlace ? views.choices(taken, reader) : List.of());
    model.addAttribute("typed", typed);
    model.addAttribute("firstDay", today.isBefore(group.startsOn()) ? group.startsOn() : today);
    LocalDate endsOn = group.endsOn();
    model.addAttribute("starts", texts.date(group.startsOn()));
    model.addAttribute("ends", endsOn == null ? null : texts.date(endsOn));
    model.addAttribute("mayPlace", mayPlace);
    model.addAttribute("mayOverride", seats.mayOverride(reader) && !group.dissolved());
    model.addAttribute("mayEdit", access.mayEdit(reader) && !group.dissolved());
  }

  private @Nullable String notice(Staff reader, TimeTexts texts) {
    return notices
        .standing(reader.site())
        .filter(notice -> notice.toldAt() == null)
        .map(
            notice ->
                Texts.of(
                    "schedule-pages.groups.capacity-notice",
                    notice.percent(),
                    texts.when(notice.reachedAt()),
                    texts.nearDay(notice.dueAt())))
        .orElse(null);
  }

  private static LocalDate today(TimeTexts texts) {
    return texts.now().atZone(texts.zone()).toLocalDate();
  }
}
