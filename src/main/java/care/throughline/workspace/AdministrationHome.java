package care.throughline.workspace;

import care.throughline.access.SiteBook;
import care.throughline.access.StaffRights;
import care.throughline.access.StaffRoster;
import care.throughline.notification.MessageTexts;
import care.throughline.platform.web.Counted;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Parts of the first page of those who administer: accounts, sites, wordings to review. */
@Configuration(proxyBeanMethods = false)
class AdministrationHome {

  @Bean
  HomePart accountsPart(StaffRoster roster) {
    return HomePart.of(
        "accounts",
        "Accounts",
        62,
        StaffRights::mayAdminister,
        (part, reader, texts) -> {
          StaffRoster.Count count = roster.count(reader);
          List<HomeCard.Line> lines =
              List.of(
                  HomeCard.Line.of(
                      "No password of their own yet",
                      "/staff-accounts",
                      Integer.toString(count.oneTime()),
                      count.oneTime() > 0 ? "soon" : "ok"),
                  HomeCard.Line.of(
                      "About to end", "/staff-accounts", Integer.toString(count.leaving()), "ok"));
          return HomeCard.of(
              part,
              count.oneTime() > 0 ? "soon" : "ok",
              Counted.of(count.active(), "account can sign in", "accounts can sign in"),
              "/staff-accounts",
              "Open staff accounts",
              lines);
        });
  }

  @Bean
  HomePart sitesPart(SiteBook sites) {
    return HomePart.of(
        "sites",
        "Sites",
        64,
        StaffRights::mayAdminister,
        (part, reader, texts) -> {
          List<SiteBook.Listed> all = sites.all(reader);
          long open = all.stream().filter(site -> site.closedAt() == null).count();
          return HomeCard.nothing(
              part,
              open + " open" + (open == all.size() ? "" : ", " + (all.size() - open) + " closed"),
              "/administration/sites",
              "Open sites",
              "A site needs a zone and a telephone number before anybody is written to from there.");
        });
  }

  @Bean
  HomePart wordingsPart(MessageTexts wordings) {
    return HomePart.of(
        "message-texts",
        "Message texts",
        66,
        MessageTexts::mayPropose,
        (part, reader, texts) -> {
          List<MessageTexts.Version> waiting = wordings.proposed(reader);
          return waiting.isEmpty()
              ? HomeCard.nothing(
                  part,
                  "None waits",
                  "/administration/message-texts",
                  "Open message texts",
                  "A wording that somebody proposed waits here until a privacy officer has reviewed it.")
              : HomeCard.of(
                  part,
                  "soon",
                  Counted.of(waiting.size(), "wording waits", "wordings wait") + " for a review",
                  "/administration/message-texts",
                  "Open message texts",
                  waiting.stream()
                      .limit(HomeCard.LINES)
                      .map(
                          one ->
                              HomeCard.Line.of(
                                  wordings.get(one.name(), one.language(), reader).title(),
                                  "/administration/message-texts/"
                                      + one.name()
                                      + "/"
                                      + one.language(),
                                  "proposed " + texts.when(one.proposedAt()),
                                  "soon"))
                      .toList());
        });
  }
}
