package care.throughline.workspace;

import care.throughline.access.SiteBook;
import care.throughline.access.StaffRights;
import care.throughline.access.StaffRoster;
import care.throughline.notification.MessageTexts;
import care.throughline.platform.Texts;
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
        () -> Texts.of("workspace.part.accounts"),
        62,
        StaffRights::mayAdminister,
        (part, reader, texts) -> {
          StaffRoster.Count count = roster.count(reader);
          List<HomeCard.Line> lines =
              List.of(
                  HomeCard.Line.of(
                      Texts.of("workspace.accounts.one-time"),
                      "/staff-accounts",
                      Integer.toString(count.oneTime()),
                      count.oneTime() > 0 ? "soon" : "ok"),
                  HomeCard.Line.of(
                      Texts.of("workspace.accounts.leaving"),
                      "/staff-accounts",
                      Integer.toString(count.leaving()),
                      "ok"));
          return HomeCard.of(
              part,
              count.oneTime() > 0 ? "soon" : "ok",
              Texts.of("workspace.accounts.can-sign-in", count.active()),
              "/staff-accounts",
              Texts.of("workspace.accounts.open"),
              lines);
        });
  }

  @Bean
  HomePart sitesPart(SiteBook sites) {
    return HomePart.of(
        "sites",
        () -> Texts.of("workspace.part.sites"),
        64,
        StaffRights::mayAdminister,
        (part, reader, texts) -> {
          List<SiteBook.Listed> all = sites.all(reader);
          long open = all.stream().filter(site -> site.closedAt() == null).count();
          return HomeCard.nothing(
              part,
              open == all.size()
                  ? Texts.of("workspace.sites.open-count", open)
                  : Texts.of("workspace.sites.open-and-closed", open, all.size() - open),
              "/administration/sites",
              Texts.of("workspace.sites.open"),
              Texts.of("workspace.sites.advice"));
        });
  }

  @Bean
  HomePart wordingsPart(MessageTexts wordings) {
    return HomePart.of(
        "message-texts",
        () -> Texts.of("workspace.part.message-texts"),
        66,
        MessageTexts::mayPropose,
        (part, reader, texts) -> {
          List<MessageTexts.Version> waiting = wordings.proposed(reader);
          return waiting.isEmpty()
              ? HomeCard.nothing(
                  part,
                  Texts.of("workspace.wordings.none"),
                  "/administration/message-texts",
                  Texts.of("workspace.wordings.open"),
                  Texts.of("workspace.wordings.advice"))
              : HomeCard.of(
                  part,
                  "soon",
                  Texts.of("workspace.wordings.waiting", waiting.size()),
                  "/administration/message-texts",
                  Texts.of("workspace.wordings.open"),
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
                                  Texts.of(
                                      "workspace.wordings.proposed", texts.when(one.proposedAt())),
                                  "soon"))
                      .toList());
        });
  }
}
