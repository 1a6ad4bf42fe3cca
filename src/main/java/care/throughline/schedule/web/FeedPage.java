package care.throughline.schedule.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.schedule.feed.FeedOwner;
import care.throughline.schedule.feed.Feeds;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Making, renewing and closing the address of a calendar feed. The address is shown once. */
@Controller
class FeedPage {

  private static final String OWN = "/calendar/feeds";
  private static final String OF_PERSON = "/people/{person}/calendar-feed";

  private final Feeds feeds;
  private final FeedRights rights;
  private final SiteTimes times;

  FeedPage(Feeds feeds, FeedRights rights, SiteTimes times) {
    this.feeds = feeds;
    this.rights = rights;
    this.times = times;
  }

  @GetMapping(OWN)
  String own(Staff reader, Model model) {
    return page(rights.own(reader), OWN, null, reader, model);
  }

  @PostMapping(OWN + "/renew")
  String renewOwn(Staff reader, RedirectAttributes next) {
    return renew(rights.own(reader), OWN, reader, next);
  }

  @PostMapping(OWN + "/revoke")
  String revokeOwn(Staff reader, RedirectAttributes next) {
    return revoke(rights.own(reader), OWN, reader, next);
  }

  @GetMapping(OF_PERSON)
  String ofPerson(@PathVariable UUID person, Staff reader, Model model) {
    return page(
        rights.of(person, reader), path(person), ScheduleLinks.person(person), reader, model);
  }

  @PostMapping(OF_PERSON + "/renew")
  String renewOfPerson(@PathVariable UUID person, Staff reader, RedirectAttributes next) {
    return renew(rights.of(person, reader), path(person), reader, next);
  }

  @PostMapping(OF_PERSON + "/revoke")
  String revokeOfPerson(@PathVariable UUID person, Staff reader, RedirectAttributes next) {
    return revoke(rights.of(person, reader), path(person), reader, next);
  }

  private String page(
      FeedOwner owner,
      String path,
      @org.jspecify.annotations.Nullable String personHref,
      Staff reader,
      Model model) {
    model.addAttribute("path", path);
    model.addAttribute("personHref", personHref);
    model.addAttribute(
        "madeAt", feeds.of(owner).map(feed -> times.of(reader).when(feed.madeAt())).orElse(null));
    return "schedule/feed";
  }

  private String renew(FeedOwner owner, String path, Staff reader, RedirectAttributes next) {
    next.addFlashAttribute("address", address(feeds.renew(owner, reader.actor())));
    return "redirect:" + path;
  }

  private String revoke(FeedOwner owner, String path, Staff reader, RedirectAttributes next) {
    next.addFlashAttribute(
        Flash.ATTRIBUTE,
        feeds.revoke(owner, reader.actor())
            ? Flash.ok(Texts.of("schedule-pages.feed.closed"))
            : Flash.problem(Texts.of("schedule-pages.feed.none-to-close")));
    return "redirect:" + path;
  }

  /** The whole address, on the host the reader came to. */
  static String address(String secret) {
    return ServletUriComponentsBuilder.fromCurrentContextPath()
        .path("/feeds/{secret}.ics")
        .buildAndExpand(secret)
        .toUriString();
  }

  private static String path(UUID person) {
    return ScheduleLinks.person(person) + "/calendar-feed";
  }
}
