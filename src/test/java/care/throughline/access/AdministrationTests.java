package care.throughline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.demo.CastMember;
import care.throughline.support.ClinicTest;
import care.throughline.support.StaffBrowser;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class AdministrationTests extends ClinicTest {

  private static final Pattern PASSWORD = Pattern.compile("<code>([^<]+)</code>");

  @Autowired private StaffRoster roster;
  @Autowired private SiteBook sites;
  @Autowired private StaffMembers staff;
  @Autowired private Sites allSites;
  @LocalServerPort private int port;

  @AfterEach
  void asItWas() {
    jdbc.sql(
            "update staff set active = false, username = 'gone' || replace(id::text, '-', '') where username like 'new.%'")
        .update();
    jdbc.sql("update staff set name = 'Kai Lindqvist', version = 0 where username = 'kai'")
        .update();
    jdbc.sql("delete from staff_role where role = 'director' and staff <> ?")
        .param(as(CastMember.SAMIR).id().value())
        .update();
    jdbc.sql("delete from site_hours where site like 'new-%' or site = 'annex'").update();
    jdbc.sql("delete from site where id like 'new-%' or id = 'annex'").update();
  }

  private StaffBrowser browser(CastMember member) {
    return StaffBrowser.signedIn(port, member);
  }

  private StaffRoster.Entry entry(Role... roles) {
    return new StaffRoster.Entry("Nora New", as(CastMember.SAMIR).site(), Set.of(roles));
  }

  @Test
  void aNewColleagueIsToldAPasswordOnceAndChoosesTheirOwnBeforeAnythingElse() {
    String page =
        browser(CastMember.SAMIR)
            .submit(
                "/staff-accounts",
                Map.of(
                    "username", "New.Nora",
                    "name", "Nora New",
                    "site", as(CastMember.SAMIR).site(),
                    "role", "therapist"))
            .body();
    Matcher found = PASSWORD.matcher(page);
    assertThat(found.find()).isTrue();
    String password = found.group(1);

    StaffBrowser nora = StaffBrowser.signedIn(port, "new.nora", password);
    assertThat(nora.get("/people").uri().getPath()).isEqualTo("/password");
    assertThat(nora.get("/today").uri().getPath()).isEqualTo("/password");
    assertThat(
            nora.submit("/password", Map.of("present", password, "chosen", "short")).statusCode())
        .isEqualTo(422);
    assertThat(
            nora.submit("/password", Map.of("present", password, "chosen", "a field of blue flax"))
                .body())
        .contains("Sign in with the new one");

    assertThatThrownBy(() -> StaffBrowser.signedIn(port, "new.nora", password))
        .isInstanceOf(IllegalStateException.class);
    assertThat(
            StaffBrowser.signedIn(port, "new.nora", "a field of blue flax")
                .get("/caseload")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aTemporaryPasswordEndsAfterThreeDays() {
    StaffRoster.Told told = roster.add("new.late", entry(Role.PEER), as(CastMember.SAMIR));
    assertThat(told.until()).isEqualTo(clock.instant().plus(Duration.ofHours(72)));
    clock.stopAt(clock.instant().plus(Duration.ofHours(73)));
    assertThatThrownBy(() -> StaffBrowser.signedIn(port, "new.late", told.password()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anOperatorGivesNoRoleThatSeesPeopleAndSetsNoPasswordOfThem() {
    Staff olu = as(CastMember.OLU);
    assertThatThrownBy(() -> roster.add("new.spy", entry(Role.CLINICIAN), olu))
        .isInstanceOf(AdministrationRefused.class)
        .hasMessageContaining("programme director");
    assertThatThrownBy(() -> roster.resetPassword(as(CastMember.MIRIAM).id(), 0, olu))
        .isInstanceOf(AdministrationRefused.class);
    assertThat(roster.add("new.lena", entry(Role.PATHWAY_ADMIN), olu).password()).hasSize(20);
  }

  @Test
  void nobodyChangesTheirOwnRolesAndTheSiteKeepsItsLastDirector() {
    Staff samir = as(CastMember.SAMIR);
    assertThatThrownBy(
            () -> roster.change(samir.id(), version(samir), entry(Role.SUPERVISOR), samir))
        .isInstanceOf(AdministrationRefused.class)
        .hasMessageContaining("their own roles");
    StaffRoster.Told second = roster.add("new.director", entry(Role.DIRECTOR), samir);
    Staff other = staff.find(second.id()).orElseThrow();
    roster.change(
        samir.id(),
        version(samir),
        new StaffRoster.Entry(samir.name(), samir.site(), Set.of(Role.SUPERVISOR)),
        other);
    try {
      assertThatThrownBy(() -> roster.change(other.id(), 0, entry(Role.PEER), samir))
          .as("who is no director any more changes nothing")
          .isInstanceOf(org.springframework.security.access.AccessDeniedException.class);
    } finally {
      roster.change(
          samir.id(),
          version(samir),
          new StaffRoster.Entry(samir.name(), samir.site(), samir.roles()),
          other);
    }
    jdbc.sql("update staff set ends_at = ? where id = ?")
        .params(
            care.throughline.platform.Times.utc(clock.instant().plusSeconds(60)),
            samir.id().value())
        .update();
    try {
      assertThatThrownBy(() -> roster.change(other.id(), 0, entry(Role.PEER), samir))
          .as("the other director leaves in a minute")
          .isInstanceOf(AdministrationRefused.class)
          .hasMessageContaining("last programme director");
    } finally {
      jdbc.sql("update staff set ends_at = null where id = ?").param(samir.id().value()).update();
    }
  }

  @Test
  void theSlowerOfTwoLearnsWhoChangedTheAccountAndKeepsWhatTheyTyped() {
    StaffId kai = as(CastMember.KAI).id();
    int seen = version(as(CastMember.KAI));
    StaffBrowser samir = browser(CastMember.SAMIR);
    Map<String, String> fields =
        Map.of(
            "name",
            "Kai Lind",
            "site",
            as(CastMember.KAI).site(),
            "version",
            "" + seen,
            "role",
            "facilitator");
    assertThat(samir.submit("/staff-accounts/" + kai.value(), fields).statusCode()).isEqualTo(200);
    var late = samir.submit("/staff-accounts/" + kai.value(), fields);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Samir", "changed this", "Kai Lind");
    roster.change(
        kai,
        version(as(CastMember.KAI)),
        new StaffRoster.Entry(
            "Kai Lindqvist", as(CastMember.KAI).site(), Set.of(Role.FACILITATOR, Role.PEER)),
        as(CastMember.SAMIR));
  }

  @Test
  void aZoneThatDoesNotExistIsNamedAndNothingTypedIsLost() {
    var answer =
        browser(CastMember.OLU)
            .submit(
                "/administration/sites",
                Map.of(
                    "id",
                    "new-north",
                    "name",
                    "North clinic",
                    "zone",
                    "America/Gotham",
                    "phone",
                    "(555) 010-0199",
                    "region",
                    "us-ny"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("America/Gotham", "America/New_York", "North clinic", "(555) 010-0199");
  }

  @Test
  void referralsThatNameNoSiteStayWhereTheyWereWhenASiteIsAdded() {
    SiteBook.Entry entry = new SiteBook.Entry("Annex", "America/Denver", "(555) 010-0199", "us-co");
    sites.add("annex", entry, as(CastMember.OLU));
    assertThat("annex").as("comes first by name").isLessThan(allSites.home().id());
    assertThat(allSites.home().id()).isEqualTo("main");
  }

  @Test
  void aSiteIsMadeChangedClosedAndOpenedAndOneInUseIsNotClosed() {
    Staff olu = as(CastMember.OLU);
    SiteBook.Entry north = new SiteBook.Entry("North", "America/Denver", "(555) 010-0199", "us-co");
    SiteBook.Listed made = sites.add("new-north", north, olu);
    assertThat(made.closedAt()).isNull();
    SiteBook.Listed renamed =
        sites.change(
            "new-north",
            made.version(),
            new SiteBook.Entry("North clinic", "America/Boise", "(555) 010-0199", "us-id"),
            olu);
    assertThatThrownBy(() -> sites.close("new-north", made.version(), olu))
        .isInstanceOf(ChangedMeanwhile.class);
    SiteBook.Listed closed = sites.close("new-north", renamed.version(), olu);
    assertThat(closed.closedAt()).isNotNull();
    assertThatThrownBy(
            () ->
                roster.add(
                    "new.nobody",
                    new StaffRoster.Entry("No", "new-north", Set.of(Role.OPERATOR)),
                    olu))
        .isInstanceOf(AdministrationRefused.class);
    assertThat(sites.open("new-north", closed.version(), olu).closedAt()).isNull();
    assertThatThrownBy(() -> sites.close(olu.site(), sites.get(olu.site(), olu).version(), olu))
        .hasMessageContaining("accounts still work");
    assertThat(
            jdbc.sql(
                    "select count(*) from audit_entry where subject_kind = 'site' and subject_id = 'new-north'")
                .query(Integer.class)
                .single())
        .isEqualTo(4);
  }

  @Test
  void onlyDirectorsAndOperatorsOpenTheAdministrationOfStaffAndSites() {
    UUID kai = as(CastMember.KAI).id().value();
    for (CastMember member :
        new CastMember[] {CastMember.ANNEKE, CastMember.MIRIAM, CastMember.LENA, CastMember.INES}) {
      StaffBrowser browser = browser(member);
      for (String path :
          new String[] {
            "/staff-accounts",
            "/staff-accounts/new",
            "/staff-accounts/" + kai,
            "/administration/roles",
            "/administration/sites"
          }) {
        assertThat(browser.get(path).statusCode()).as(member + " " + path).isEqualTo(403);
      }
      for (String path :
          new String[] {
            "/staff-accounts",
            "/staff-accounts/" + kai,
            "/staff-accounts/" + kai + "/password",
            "/administration/sites",
            "/administration/sites/main",
            "/administration/sites/main/closing",
            "/administration/sites/main/opening"
          }) {
        assertThat(browser.submit(path, Map.of("version", "0", "name", "x")).statusCode())
            .as(member + " " + path)
            .isEqualTo(403);
      }
    }
    assertThat(browser(CastMember.ANNEKE).get("/administration").statusCode()).isEqualTo(403);
    assertThat(browser(CastMember.INES).get("/administration").body())
        .contains("Message texts")
        .doesNotContain("Sites");
  }

  @Test
  void theTableOfRolesTellsWhatTheCodeDecides() {
    String page = browser(CastMember.SAMIR).get("/administration/roles").body();
    assertThat(page)
        .contains("Programme director", "Give and take roles that see people", "Olu Adeyemi");
  }

  private int version(Staff member) {
    return jdbc.sql("select version from staff where id = ?")
        .param(member.id().value())
        .query(Integer.class)
        .single();
  }
}
