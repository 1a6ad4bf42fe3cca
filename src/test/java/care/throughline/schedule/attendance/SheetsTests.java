package care.throughline.schedule.attendance;

import static care.throughline.schedule.SessionState.ATTENDED;
import static care.throughline.schedule.SessionState.EXCUSED;
import static care.throughline.schedule.SessionState.LATE;
import static care.throughline.schedule.SessionState.LEFT_EARLY;
import static care.throughline.schedule.SessionState.NO_SHOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.platform.Transactions;
import care.throughline.schedule.AttendanceRefused;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.Sessions;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.GroupSession;
import care.throughline.support.CountedStatements;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SheetsTests extends SheetTest {

  /** A few for the session, its group and its draft, one for each thing told of its people. */
  private static final int MOST_STATEMENTS = 12;

  @Autowired private NoteAddenda addenda;
  @Autowired private DataSource dataSource;
  @Autowired private Transactions transactions;
  @Autowired private Sessions sessions;
  @Autowired private EpisodeRecord record;

  private CareGroupId group;
  private GroupSession tuesday;
  private Staff kai;
  private Staff miriam;

  @BeforeEach
  void anEveningGroupIsOver() {
    group = eveningGroup();
    tuesday = on(group, TUESDAY);
    kai = as(CastMember.KAI);
    miriam = as(CastMember.MIRIAM);
  }

  @Test
  void aSheetOfTenIsReadInNoMoreStatementsThanASheetOfOne() {
    CountedStatements statements = new CountedStatements(dataSource, transactions);
    join(somebody("Robin", "Zimmermann"), tuesday, 1);
    clock.stopAt(tuesday.endsAt());
    sheets.read(tuesday.id(), kai);
    int forOne = statements.in(() -> sheets.read(tuesday.id(), kai));
    List<EpisodeId> ten = ten(tuesday);
    for (int person = 0; person < ten.size(); person++) {
      jdbc.sql("update programme set run_starts_on = run_starts_on - ?::int where episode = ?")
          .params(person, ten.get(person).value())
          .update();
    }
    int forEleven =
        statements.in(
            () ->
                assertThat(sheets.read(tuesday.id(), kai).lines())
                    .hasSize(11)
                    .allMatch(line -> line.missStarts() != null));
    assertThat(forEleven).isEqualTo(forOne).isLessThanOrEqualTo(MOST_STATEMENTS);
  }

  @Test
  void ofTenPeopleOnlyTheTwoExceptionsAreMarked() {
    List<EpisodeId> people = ten(tuesday);
    clock.stopAt(tuesday.endsAt());
    Sheet open = sheets.open(tuesday.id(), kai);
    assertThat(open.lines()).hasSize(10).allMatch(line -> line.state() == ATTENDED);
    Sheet signed =
        sheets.sign(
            tuesday.id(),
            exceptions(
                mark(line(open, "Castillo"), LATE, 20), mark(line(open, "Gupta"), NO_SHOW, null)),
            open.version(),
            kai);
    assertThat(signed.signed()).isTrue();
    assertThat(signed.session().signedBy()).isEqualTo(kai.id());
    assertThat(signed.session().state()).isEqualTo("held");
    assertThat(signed.lines())
        .extracting(line -> line.session().state(), line -> line.session().attendedMinutes())
        .containsExactly(
            tuple(ATTENDED, 180),
            tuple(ATTENDED, 180),
            tuple(LATE, 160),
            tuple(ATTENDED, 180),
            tuple(ATTENDED, 180),
            tuple(ATTENDED, 180),
            tuple(NO_SHOW, 0),
            tuple(ATTENDED, 180),
            tuple(ATTENDED, 180),
            tuple(ATTENDED, 180));
    assertThat(messagesAboutMisses()).isEqualTo(1);
    assertThat(record.entries(people.get(6), 5))
        .extracting(EpisodeRecord.Entry::words)
        .containsExactly("Group on Tuesday 5 January: no-show");
    assertThat(audited("attendance.marked")).isEqualTo(10);
    assertThat(audited("sheet.signed")).isEqualTo(1);
  }

  @Test
  void saysBeforehandWhatAMissWillStart() {
    GroupSession thursday = on(group, THURSDAY);
    EpisodeId missedOnce = somebody("Robin", "Abara");
    SessionId missed = join(missedOnce, tuesday, 1);
    join(missedOnce, thursday, 2);
    join(somebody("Robin", "Brandt"), thursday, 2);
    clock.stopAt(tuesday.endsAt());
    sessions.markAttendance(missed, NO_SHOW, null, kai);
    clock.stopAt(thursday.endsAt());
    Sheet sheet = sheets.open(thursday.id(), kai);
    assertThat(line(sheet, "Abara").missStarts())
        .isEqualTo("Two in a row: re-engagement within 48 hours.");
    assertThat(line(sheet, "Brandt").missStarts())
        .isEqualTo("First miss: a call the same day, within two hours.");
  }

  @Test
  void aMissBeforeABreakStartsNothingAndTheSheetSaysSo() {
    EpisodeId away = somebody("Robin", "Abara");
    join(away, tuesday, 1);
    jdbc.sql("update programme set state = 'paused' where episode = ?")
        .param(away.value())
        .update();
    clock.stopAt(tuesday.endsAt());
    assertThat(line(sheets.open(tuesday.id(), kai), "Abara").missStarts()).isNull();
  }

  @Test
  void whatWasMarkedBeforeStandsOnTheSheet() {
    SessionId excused = join(somebody("Robin", "Abara"), tuesday, 1);
    SessionId early = join(somebody("Robin", "Brandt"), tuesday, 1);
    sessions.markAttendance(excused, EXCUSED, null, kai);
    clock.stopAt(tuesday.endsAt());
    sessions.markAttendance(early, LEFT_EARLY, 120, kai);
    Sheet sheet = sheets.sign(tuesday.id(), exceptions(), null, kai);
    assertThat(line(sheet, "Abara").state()).isEqualTo(EXCUSED);
    assertThat(line(sheet, "Brandt").missedMinutes()).isEqualTo(60);
    assertThat(line(sheet, "Brandt").session().attendedMinutes()).isEqualTo(120);
  }

  @Test
  void ofTwoWhoSignAtOnceOneWinsAndTheOtherIsToldByWhom() throws Exception {
    ten(tuesday);
    clock.stopAt(tuesday.endsAt());
    String version = sheets.read(tuesday.id(), kai).version();
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService hands = Executors.newFixedThreadPool(2);
    List<Staff> signers = List.of(kai, miriam);
    List<Future<String>> sent = new ArrayList<>();
    try {
      for (Staff signer : signers) {
        Callable<String> sign =
            () -> {
              start.await(20, TimeUnit.SECONDS);
              try {
                sheets.sign(tuesday.id(), exceptions(), version, signer);
                return "";
              } catch (SheetTaken taken) {
                return String.valueOf(taken.holder());
              }
            };
        sent.add(hands.submit(sign));
      }
      List<String> told =
          List.of(sent.get(0).get(30, TimeUnit.SECONDS), sent.get(1).get(30, TimeUnit.SECONDS));
      assertThat(told).containsOnlyOnce("");
      Staff winner = signers.get(told.indexOf(""));
      assertThat(told).contains(winner.name());
    } finally {
      hands.shutdownNow();
    }
    assertThat(audited("sheet.signed")).isEqualTo(1);
    assertThat(audited("attendance.marked")).isEqualTo(10);
  }

  @Test
  void signingTheSameTwiceChangesNothing() {
    ten(tuesday);
    clock.stopAt(tuesday.endsAt());
    Sheet open = sheets.open(tuesday.id(), kai);
    SheetContent content =
        new SheetContent(
            List.of(mark(line(open, "Gupta"), NO_SHOW, null)), "We spoke about triggers.");
    Sheet once = sheets.sign(tuesday.id(), content, open.version(), kai);
    Sheet twice = sheets.sign(tuesday.id(), content, open.version(), kai);
    assertThat(twice).isEqualTo(once);
    assertThat(audited("attendance.marked")).isEqualTo(10);
    assertThat(messagesAboutMisses()).isEqualTo(1);
    assertThatThrownBy(() -> sheets.sign(tuesday.id(), exceptions(), null, kai))
        .isInstanceOf(SheetTaken.class)
        .hasMessageContaining("say why");
  }

  @Test
  void aDraftWaitsAndWhoeverIsBehindIsToldWhoChangedIt() {
    ten(tuesday);
    clock.stopAt(tuesday.endsAt());
    Sheet open = sheets.open(tuesday.id(), kai);
    Sheet saved =
        sheets.save(
            tuesday.id(),
            new SheetContent(
                List.of(mark(line(open, "Hofmann"), LATE, null)), "Robin told the group …"),
            open.version(),
            kai);
    assertThat(line(saved, "Hofmann").state()).isEqualTo(LATE);
    assertThat(saved.sharedNote()).startsWith("Robin");
    assertThat(audited("attendance.marked")).isZero();
    assertThatThrownBy(() -> sheets.sign(tuesday.id(), exceptions(), open.version(), miriam))
        .isInstanceOf(SheetTaken.class)
        .hasMessageContaining(kai.name());
    assertThat(sheets.sign(tuesday.id(), exceptions(), saved.version(), miriam).savedAt()).isNull();
  }

  @Test
  void whoeverJoinsWhileTheSheetIsOpenIsNotSignedUnseen() {
    join(somebody("Robin", "Abara"), tuesday, 1);
    clock.stopAt(tuesday.endsAt());
    Sheet open = sheets.open(tuesday.id(), kai);
    join(somebody("Robin", "Brandt"), tuesday, 1);
    assertThatThrownBy(() -> sheets.sign(tuesday.id(), exceptions(), open.version(), kai))
        .isInstanceOf(SheetTaken.class)
        .hasMessageContaining("changed since you opened it");
    assertThat(audited("attendance.marked")).isZero();
  }

  @Test
  void whoeverIsMarkedElsewhereAfterTheDraftIsShownAsMarked() {
    SessionId session = join(somebody("Robin", "Abara"), tuesday, 1);
    clock.stopAt(tuesday.startsAt());
    Sheet open = sheets.open(tuesday.id(), kai);
    sheets.save(tuesday.id(), exceptions(mark(line(open, "Abara"), ATTENDED, null)), null, kai);
    clock.stopAt(tuesday.endsAt());
    sessions.markAttendance(session, NO_SHOW, null, miriam);
    assertThat(line(sheets.open(tuesday.id(), kai), "Abara").state()).isEqualTo(NO_SHOW);
  }

  @Test
  void afterSigningAChangeAsksForAReasonAndKeepsWhatItWas() {
    EpisodeId episode = somebody("Robin", "Abara");
    SessionId session = join(episode, tuesday, 1);
    clock.stopAt(tuesday.endsAt());
    sheets.sign(tuesday.id(), exceptions(), null, kai);
    assertThatThrownBy(() -> sessions.markAttendance(session, NO_SHOW, null, miriam))
        .isInstanceOf(AttendanceRefused.class)
        .hasMessageContaining("Say why");
    assertThatThrownBy(() -> sheets.change(tuesday.id(), session, NO_SHOW, null, " ", miriam))
        .isInstanceOf(AttendanceRefused.class);
    Sheet changed =
        sheets.change(
            tuesday.id(), session, LEFT_EARLY, 30, "The sign-out list says 20:30.", miriam);
    assertThat(line(changed, "Abara").session().attendedMinutes()).isEqualTo(150);
    sheets.change(tuesday.id(), session, LEFT_EARLY, 60, "It was 20:00.", kai);
    assertThat(
            jdbc.sql(
                    """
                    select concat_ws(' ', from_state, from_minutes, to_state, to_minutes, changed_by, reason) from attendance_change
                    where session = ? order by id""")
                .param(session.value())
                .query(String.class)
                .list())
        .containsExactly(
            "attended 180 leftEarly 150 miriam The sign-out list says 20:30.",
            "leftEarly 150 leftEarly 120 kai It was 20:00.");
    assertThat(record.entries(episode, 1).get(0).words())
        .isEqualTo("Group on Tuesday 5 January: corrected from left early to left early");
  }

  @Test
  void aLateNoShowTellsThePathwayOnce() {
    SessionId session = join(somebody("Robin", "Abara"), tuesday, 1);
    clock.stopAt(tuesday.endsAt());
    sheets.sign(tuesday.id(), exceptions(), null, kai);
    sheets.change(tuesday.id(), session, NO_SHOW, null, "Confused with somebody else.", kai);
    sheets.change(tuesday.id(), session, ATTENDED, null, "Not so.", kai);
    sheets.change(tuesday.id(), session, NO_SHOW, null, "After all.", kai);
    assertThat(messagesAboutMisses()).isEqualTo(1);
  }

  @Test
  void theSharedPartNamesNobodyAndEachLineOnlyGoesIntoOneRecord() {
    EpisodeId abara = somebody("Robin", "Abara");
    EpisodeId brandt = somebody("Noor", "Brandt");
    EpisodeId gupta = somebody("Asha", "Gupta");
    List.of(abara, brandt, gupta).forEach(episode -> join(episode, tuesday, 1));
    clock.stopAt(tuesday.endsAt());
    Sheet open = sheets.open(tuesday.id(), kai);
    List<SheetContent.Mark> marks =
        List.of(
            new SheetContent.Mark(
                line(open, "Abara").session().id(), ATTENDED, null, "Spoke about her week."),
            mark(line(open, "Gupta"), NO_SHOW, null));
    assertThatThrownBy(
            () ->
                sheets.sign(
                    tuesday.id(), new SheetContent(marks, "Cravings. Noor led."), null, kai))
        .isInstanceOfSatisfying(
            SheetRefused.class,
            refused ->
                assertThat(refused.findings())
                    .singleElement()
                    .satisfies(
                        finding -> {
                          assertThat(finding.session()).isNull();
                          assertThat(finding.message())
                              .contains("own line")
                              .doesNotContainIgnoringCase("noor");
                        }));
    assertThat(audited("attendance.marked")).isZero();
    assertThatThrownBy(
            () ->
                sheets.sign(
                    tuesday.id(),
                    exceptions(
                        new SheetContent.Mark(
                            line(open, "Abara").session().id(), null, null, "Sat beside Gupta.")),
                    null,
                    kai))
        .isInstanceOf(SheetRefused.class);
    sheets.sign(tuesday.id(), new SheetContent(marks, "Cravings and triggers."), null, kai);
    assertThat(notes(abara))
        .containsExactly(
            "Group note, Tuesday 5 January: Cravings and triggers.\nSpoke about her week.");
    assertThat(notes(brandt))
        .containsExactly("Group note, Tuesday 5 January: Cravings and triggers.");
    assertThat(notes(gupta)).isEmpty();
  }

  @Test
  void whatIsAddedLaterStandsBelowTheSignedNoteWithItsOwnDateAndSignature() {
    EpisodeId abara = somebody("Robin", "Abara");
    EpisodeId gupta = somebody("Asha", "Gupta");
    SessionId hers = join(abara, tuesday, 1);
    join(gupta, tuesday, 1);
    clock.stopAt(tuesday.endsAt());
    Sheet open = sheets.open(tuesday.id(), kai);
    assertThatThrownBy(() -> addenda.add(tuesday.id(), null, "Too soon.", kai))
        .isInstanceOf(SheetRefused.class)
        .hasMessageContaining("not signed yet");
    sheets.sign(
        tuesday.id(),
        new SheetContent(List.of(mark(line(open, "Gupta"), NO_SHOW, null)), "Triggers."),
        null,
        kai);
    clock.stopAt(tuesday.endsAt().plus(Duration.ofHours(30)));

    addenda.add(tuesday.id(), null, " The film was shown too. ", miriam);
    addenda.add(tuesday.id(), null, "The film was shown too.", miriam);
    Sheet added = addenda.add(tuesday.id(), hers, "She stayed to talk.", kai);

    assertThat(added.sharedNote()).isEqualTo("Triggers.");
    assertThat(added.session().signedBy()).isEqualTo(kai.id());
    assertThat(added.addenda())
        .containsExactly(
            new NoteAddendum(null, "The film was shown too.", clock.instant(), miriam.id()),
            new NoteAddendum(hers, "She stayed to talk.", clock.instant(), kai.id()));
    assertThat(notes(abara))
        .containsExactly(
            "Addendum to the group note, Tuesday 5 January: She stayed to talk.",
            "Addendum to the group note, Tuesday 5 January: The film was shown too.",
            "Group note, Tuesday 5 January: Triggers.");
    assertThat(notes(gupta)).isEmpty();
    assertThat(audited("sheet.addendumSigned")).isEqualTo(2);
    assertThatThrownBy(() -> addenda.add(tuesday.id(), null, "Asha rang.", kai))
        .isInstanceOfSatisfying(
            SheetRefused.class, refused -> assertThat(refused.findings()).hasSize(1));
    assertThatThrownBy(() -> addenda.add(tuesday.id(), hers, "Gupta rang.", kai))
        .isInstanceOf(SheetRefused.class);
    assertThatThrownBy(() -> addenda.add(tuesday.id(), null, " ", kai))
        .isInstanceOf(SheetRefused.class);
    assertThatThrownBy(() -> addenda.add(tuesday.id(), null, "Mine.", as(CastMember.ROSA)))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void noHandInTheDatabaseWritesOverASignedNote() {
    SessionId session = join(somebody("Robin", "Abara"), tuesday, 1);
    clock.stopAt(tuesday.endsAt());
    sheets.sign(tuesday.id(), new SheetContent(List.of(), "Triggers."), null, kai);
    addenda.add(tuesday.id(), null, "And a film.", kai);
    for (String over :
        List.of(
            "update group_session set shared_note = 'x' where id = '" + tuesday.id().value() + "'",
            "update group_session set signed_at = null, signed_by = null where id = '"
                + tuesday.id().value()
                + "'",
            "update session set note = 'x' where id = '" + session.value() + "'",
            "update note_addendum set words = 'x'",
            "delete from note_addendum")) {
      assertThatThrownBy(() -> jdbc.sql(over).update())
          .as(over)
          .hasMessageContaining("added to, never changed");
    }
  }

  @Test
  void minutesThatAreNotPossibleAreFoundBeforeAnythingIsMarked() {
    ten(tuesday);
    clock.stopAt(tuesday.endsAt());
    Sheet open = sheets.open(tuesday.id(), kai);
    assertThatThrownBy(
            () ->
                sheets.sign(
                    tuesday.id(),
                    exceptions(
                        mark(line(open, "Abara"), LATE, null),
                        mark(line(open, "Brandt"), LEFT_EARLY, 180),
                        mark(line(open, "Gupta"), SessionState.CANCELLED_PROGRAMME, null)),
                    null,
                    kai))
        .isInstanceOfSatisfying(
            SheetRefused.class, refused -> assertThat(refused.findings()).hasSize(3));
    assertThat(audited("attendance.marked")).isZero();
  }

  @Test
  void nothingIsSignedBeforeItBeganOrWhenItWasCancelled() {
    join(somebody("Robin", "Abara"), tuesday, 1);
    assertThatThrownBy(() -> sheets.sign(tuesday.id(), exceptions(), null, kai))
        .isInstanceOf(SheetRefused.class)
        .hasMessageContaining("has not begun");
    cancel(tuesday);
    clock.stopAt(tuesday.endsAt());
    assertThatThrownBy(() -> sheets.sign(tuesday.id(), exceptions(), null, kai))
        .isInstanceOf(SheetRefused.class)
        .hasMessageContaining("cancelled");
  }

  @Test
  void whoeverMayNotMarkAttendanceFindsNoSheetToSign() {
    join(somebody("Robin", "Abara"), tuesday, 1);
    clock.stopAt(tuesday.endsAt());
    assertThatThrownBy(() -> sheets.sign(tuesday.id(), exceptions(), null, as(CastMember.ROSA)))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> sheets.open(tuesday.id(), as(CastMember.LENA)))
        .isInstanceOf(NoSuchElementException.class);
  }

  private void cancel(GroupSession session) {
    jdbc.sql(
            "update group_session set state = 'cancelled', cancelled_by = 'programme', cancel_reason = 'snow' where id = ?")
        .param(session.id().value())
        .update();
  }

  private List<String> notes(EpisodeId episode) {
    return record.entries(episode, 10).stream()
        .filter(entry -> entry.kind().equals("note"))
        .map(EpisodeRecord.Entry::words)
        .toList();
  }

  private int messagesAboutMisses() {
    return jdbc.sql("select count(*) from inbox where message = 'schedule.sessionMissed'")
        .query(Integer.class)
        .single();
  }

  /** Of what happened after this test began. */
  private int audited(String action) {
    return jdbc.sql(
            """
            select count(*) from audit_entry a where action = ? and (
              subject_id in (select s.id::text from session s) or subject_id in (select g.id::text from group_session g))""")
        .param(action)
        .query(Integer.class)
        .single();
  }
}
