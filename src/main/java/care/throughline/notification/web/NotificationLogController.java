package care.throughline.notification.web;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.episode.PeopleSearch;
import care.throughline.notification.Channel;
import care.throughline.notification.Notification;
import care.throughline.notification.NotificationFilter;
import care.throughline.notification.NotificationId;
import care.throughline.notification.NotificationState;
import care.throughline.notification.NotificationText;
import care.throughline.notification.Notifications;
import care.throughline.person.Person;
import care.throughline.person.PersonId;
import care.throughline.person.PersonNames.PersonName;
import care.throughline.person.Persons;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The log of messages, for staff who work with people. Opening a text is audited. */
@Controller
class NotificationLogController {

  private static final int PAGE = 50;
  private static final int MOST_PERSONS = 50;
  private static final int LONGEST_QUERY = 80;

  private final Notifications notifications;
  private final Persons persons;
  private final PeopleSearch search;
  private final Sites sites;
  private final AuditTrail audit;

  NotificationLogController(
      Notifications notifications,
      Persons persons,
      PeopleSearch search,
      Sites sites,
      AuditTrail audit) {
    this.notifications = notifications;
    this.persons = persons;
    this.search = search;
    this.sites = sites;
    this.audit = audit;
  }

  /** A choice in a filter. */
  public record Option(String value, String label, boolean selected) {}

  @GetMapping("/notifications")
  String log(
      Staff reader,
      @RequestParam(name = "q", defaultValue = "") String q,
      @RequestParam(name = "channel", defaultValue = "") String channel,
      @RequestParam(name = "state", defaultValue = "") String state,
      @RequestParam(name = "after", required = false) @Nullable UUID after,
      Model model) {
    refuseStrangers(reader);
    String query = q.strip().substring(0, Math.min(q.strip().length(), LONGEST_QUERY));
    Optional<Channel> wantedChannel =
        Arrays.stream(Channel.values()).filter(each -> each.key().equals(channel)).findFirst();
    Optional<NotificationState> wantedState =
        Arrays.stream(NotificationState.values())
            .filter(each -> each.key().equals(state))
            .findFirst();
    NotificationFilter filter =
        new NotificationFilter(
            wantedState.orElse(null),
            wantedChannel.orElse(null),
            query.isEmpty()
                ? null
                : search.named(query, reader, MOST_PERSONS, false).people().stream()
                    .map(PersonName::id)
                    .toList(),
            query.isEmpty() ? List.of() : notifications.templatesTitled(query));
    List<Notification> found =
        notifications.list(filter, after == null ? null : new NotificationId(after), PAGE + 1);
    List<Notification> page = found.subList(0, Math.min(found.size(), PAGE));
    audit.record(
        reader.actor(), "notifications.listed", "notification", null, Map.of("rows", page.size()));
    model.addAttribute("query", query.isEmpty() ? null : query);
    model.addAttribute(
        "channels",
        options(
            Texts.of("notification.log.all-channels"),
            Channel.values(),
            Channel::key,
            Channel::words,
            wantedChannel.orElse(null)));
    model.addAttribute(
        "states",
        options(
            Texts.of("notification.log.all-states"),
            NotificationState.values(),
            NotificationState::key,
            NotificationState::words,
            wantedState.orElse(null)));
    model.addAttribute("rows", rows(page, sites.get(reader.site())));
    model.addAttribute(
        "next", found.size() > PAGE ? next(query, channel, state, page.get(PAGE - 1).id()) : null);
    model.addAttribute("resultText", resultText(page.size(), after != null || found.size() > PAGE));
    return "notification/log";
  }

  @GetMapping("/notifications/{id}")
  String text(Staff reader, @PathVariable("id") UUID id, Model model) {
    refuseStrangers(reader);
    NotificationText text = notifications.text(new NotificationId(id));
    audit.record(reader.actor(), "notification.read", "notification", id, Map.of());
    ZoneId zone = sites.get(reader.site()).zone();
    List<MessageText.HistoryLine> lines = new ArrayList<>();
    if (text.objection() != null) {
      lines.add(
          new MessageText.HistoryLine(
              Texts.of("notification.log.now"),
              Texts.of("notification.log.do-not", text.objection())));
    }
    text.attempts()
        .forEach(
            attempt ->
                lines.add(new MessageText.HistoryLine(time(attempt.at(), zone), attempt.words())));
    model.addAttribute("message", new MessageText(text.subject(), text.body(), lines));
    return "notification/_text";
  }

  private List<NotificationRow> rows(List<Notification> page, Site site) {

    Map<PersonId, Optional<Person>> known = new HashMap<>();
    return page.stream()
        .map(each -> row(each, known.computeIfAbsent(each.person(), persons::find), site.zone()))
        .toList();
  }

  private static NotificationRow row(Notification each, Optional<Person> person, ZoneId zone) {
    String id = each.person().value().toString();
    return new NotificationRow(
        each.id().value().toString(),
        time(each.sentAt() == null ? each.createdAt() : each.sentAt(), zone),
        person
            .map(found -> new NotificationRow.Named(id, found.name(), dotted(found.initials())))
            .orElse(null),
        "/people/" + id,
        each.title(),
        each.channel().words(),
        each.recipient(),
        mark(each.state()),
        each.state().words(),
        each.reason());
  }

  private static String mark(NotificationState state) {
    return switch (state) {
      case QUEUED, SENDING, SHOWN -> "queued";
      case SENT -> "sent";
      case FAILED, UNKNOWN -> "failed";
      case WITHHELD -> "withheld";
    };
  }

  private static <T> List<Option> options(
      String all,
      T[] values,
      Function<T, String> key,
      Function<T, String> words,
      @Nullable T selected) {
    return Stream.concat(
            Stream.of(new Option("", all, selected == null)),
            Arrays.stream(values)
                .map(value -> new Option(key.apply(value), words.apply(value), value == selected)))
        .toList();
  }

  private static String next(String query, String channel, String state, NotificationId last) {
    return UriComponentsBuilder.fromPath("/notifications")
        .queryParam("q", "{q}")
        .queryParam("channel", "{channel}")
        .queryParam("state", "{state}")
        .queryParam("after", last.value())
        .encode()
        .buildAndExpand(query, channel, state)
        .toUriString();
  }

  private static String resultText(int rows, boolean more) {
    if (more) {
      return Texts.of("notification.log.on-this-page", rows);
    }
    return Texts.of("notification.log.how-many", rows);
  }

  private static String dotted(String initials) {
    return initials.isEmpty() ? "" : String.join(". ", initials.split("")) + ".";
  }

  private static String time(Instant at, ZoneId zone) {
    ZonedDateTime local = at.atZone(zone);
    return Texts.of(
        "notification.log.moment",
        DateText.SHORT_DATE_AND_YEAR.of(local),
        DateText.CLOCK.of(local));
  }

  private static void refuseStrangers(Staff reader) {
    if (!reader.seesPeople()) {
      throw new AccessDeniedException("Only staff who work with people may read messages.");
    }
  }
}
