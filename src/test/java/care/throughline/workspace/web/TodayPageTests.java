package care.throughline.workspace.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.demo.CastMember;
import care.throughline.support.JourneyTest;
import care.throughline.support.StaffBrowser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

class TodayPageTests extends JourneyTest {

  @LocalServerPort private int port;

  private StaffBrowser browser(CastMember member) {
    return StaffBrowser.signedIn(port, member);
  }

  @Test
  void everyoneLandsOnWhatTheirRoleNeeds() {
    assertThat(browser(CastMember.ANNEKE).get("/begin").uri().getPath()).isEqualTo("/today");
    assertThat(browser(CastMember.ANNEKE).get("/today").body())
        .contains("My work", "Unassigned", "New since yesterday", "People without a next step")
        .doesNotContain("id=\"health\"", "id=\"team\"");
    assertThat(browser(CastMember.MIRIAM).get("/today").body())
        .contains("Today&#39;s sessions", "My caseload", "To co-sign")
        .doesNotContain("New since yesterday");
    assertThat(browser(CastMember.SAMIR).get("/today").body())
        .contains("Who is late", "Away today", "Plans to publish", "Unassigned");
    assertThat(browser(CastMember.OLU).get("/today").body())
        .contains("id=\"health\"", "Inbox and outbox", "Pathway in force")
        .doesNotContain("My work</h2>", "Unassigned");
  }

  @Test
  void noPartOfAnybodysPageFails() {
    for (CastMember member : CastMember.values()) {
      if (member != CastMember.HL7) {
        assertThat(browser(member).get("/today").body())
            .as(member.username())
            .contains("class=\"card tile")
            .doesNotContain("could not be read");
      }
    }
  }

  @Test
  void aNewReferralAndItsFirstItemAreThereWithTheWayToThem() {
    var episode = refer();
    String page = browser(CastMember.ROSA).get("/today").body();
    assertThat(page)
        .contains("1 referral", "Dana Whitlock", "/people/" + person(episode).value())
        .contains(
            "tab=unassigned",
            "/work-items/" + item(episode, "UserTask_ContactPerson").id().value());
  }

  @Test
  void whoeverHasNoOpenItemAndNoSessionToComeIsShown() {
    var episode = refer();
    assertThat(browser(CastMember.ANNEKE).get("/today").body())
        .contains("Everyone in care has an open item");
    jdbc.sql("update work_item set state = 'cancelled', ended_at = now() where episode = ?")
        .param(episode.value())
        .update();
    try {
      assertThat(browser(CastMember.ANNEKE).get("/today").body())
          .contains("no open item, no session to come", "1 person");
    } finally {
      jdbc.sql("update work_item set state = 'open', ended_at = null where episode = ?")
          .param(episode.value())
          .update();
    }
  }

  @Test
  void aPartThatTakesLongIsFetchedByItselfAndOnlyByThoseWhoMaySeeIt() {
    StaffBrowser olu = browser(CastMember.OLU);
    assertThat(olu.get("/today").body()).contains("hx-get=\"/today/health\"", "Being counted");
    assertThat(olu.part("/today/health").body()).contains("promises hold").doesNotContain("<html");
    assertThat(olu.get("/today/health").uri().getPath()).isEqualTo("/today");
    assertThat(browser(CastMember.KAI).part("/today/health").statusCode()).isEqualTo(404);
    assertThat(olu.part("/today/own-work").statusCode()).isEqualTo(404);
  }

  @Test
  void whoeverChoseAViewToBeginWithBeginsWithIt() {
    StaffBrowser anneke = browser(CastMember.ANNEKE);
    anneke.submit(
        "/saved-views", Map.of("name", "Urgent ones", "query", "tab=team&urgency=urgent"));
    var view =
        jdbc.sql("select id from saved_view where name = 'Urgent ones'")
            .query(java.util.UUID.class)
            .single();
    anneke.press("/saved-views/" + view + "/first");
    assertThat(anneke.get("/begin").uri().getPath()).isEqualTo("/");
    anneke.press("/saved-views/" + view + "/delete");
    assertThat(anneke.get("/begin").uri().getPath()).isEqualTo("/today");
  }
}
