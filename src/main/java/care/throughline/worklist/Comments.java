package care.throughline.worklist;

import care.throughline.access.Role;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.access.StaffMembers;
import care.throughline.episode.EpisodeRecord;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What colleagues say to each other about a work item. Comments are part of the record and are
 * never changed.
 */
@Repository
public class Comments {

  /** Longest comment, in characters. */
  public static final int LONGEST = 2000;

  /** Most comments of one item that are told. */
  public static final int MOST = 200;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final WorkItems items;
  private final PageItems pages;
  private final StaffMembers staff;
  private final Sites sites;
  private final Notices notices;
  private final EpisodeRecord record;
  private final AuditTrail audit;

  Comments(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      WorkItems items,
      PageItems pages,
      StaffMembers staff,
      Sites sites,
      Notices notices,
      EpisodeRecord record,
      AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.items = items;
    this.pages = pages;
    this.staff = staff;
    this.sites = sites;
    this.notices = notices;
    this.record = record;
    this.audit = audit;
  }

  /**
   * One comment.
   *
   * @param by name of who wrote it
   */
  public record Comment(UUID id, String by, Instant at, String words) {}

  /**
   * The comments of an item, the oldest first; of more than {@link #MOST} the newest so many.
   * Reading them is written down.
   *
   * @throws NoSuchElementException when the reader may not see the item, or it is a page
   */
  public List<Comment> of(WorkItemId id, Staff reader) {
    WorkItem item = items.findTask(id, reader).orElseThrow();
    audit.record(
        reader.actor(),
        "comments.viewed",
        "person",
        item.person().value(),
        Map.of("workItem", id.value().toString()));
    return jdbc.sql(
            """
            select * from (
              select c.id, s.name, c.written_at, c.words from work_item_comment c join staff s on s.id = c.written_by
              where c.work_item = :item order by c.written_at desc, c.id desc limit :limit) as newest
            order by written_at, id""")
        .param("item", id.value())
        .param("limit", MOST)
        .query(
            (row, number) ->
                new Comment(
                    row.getObject("id", UUID.class),
                    row.getString("name"),
                    Times.instant(row, "written_at"),
                    row.getString("words")))
        .list();
  }

  /**
   * How many comments an item has.
   *
   * @throws NoSuchElementException when the reader may not see the item, or it is a page
   */
  public int total(WorkItemId id, Staff reader) {
    WorkItem item = items.findTask(id, reader).orElseThrow();
    return jdbc.sql("select count(*) from work_item_comment where work_item = ?")
        .param(item.id().value())
        .query(Integer.class)
        .single();
  }

  /**
   * Adds a comment. A colleague who is named gets a notice; a role that is named gets an item to
   * answer it.
   *
   * @param comment id of the comment; the same one a second time changes nothing
   * @throws NoSuchElementException when the writer may not see the item, or it is a page
   * @throws CommentRefused when it is empty, too long, or names nobody who is there
   */
  public void add(WorkItemId id, UUID comment, String words, Staff by) {
    String text = words.strip();
    if (text.isEmpty()) {
      throw new CommentRefused(Texts.of("worklist.comment-refused.empty"));
    }
    if (text.length() > LONGEST) {
      throw new CommentRefused(Texts.of("worklist.comment-refused.long", LONGEST, text.length()));
    }
    transactions.run(
        () -> {
          WorkItem item = items.findTask(id, by).orElseThrow();
          Mentions mentions = Mentions.in(text, staff.at(by.site()), by);
          int added =
              jdbc.sql(
                      """
                      insert into work_item_comment (id, work_item, written_by, written_at, words)
                      values (:id, :item, :by, :now, :words) on conflict (id) do nothing""")
                  .param("id", comment)
                  .param("item", id.value())
                  .param("by", by.id().value())
                  .param("now", Times.utc(clock.instant()))
                  .param("words", text)
                  .update();
          if (added == 0) {
            return;
          }
          record.add(
              item.episode(),
              "comment",
              Texts.kept("worklist.history.comment", item.name(), text),
              by.actor());
          mentions.people().forEach(member -> notices.mentioned(member.id(), id, by));
          ask(item, comment, mentions, by);
          audit.record(
              by.actor(),
              "workItem.commented",
              "workItem",
              id.value(),
              Map.of("comment", comment.toString()));
        });
  }

  /**
   * Ends the item that asks a role to answer; harmless when it has ended.
   *
   * @throws NoSuchElementException when there is none that the member may see
   * @throws WorkItemNotYours when it is for other roles
   */
  public void answered(WorkItemId id, UUID comment, Staff by) {
    transactions.run(
        () -> {
          WorkItem question = question(id, comment, by).orElseThrow();
          if (!mayAnswer(question, by)) {
            throw new WorkItemNotYours(question.roles());
          }
          if (question.open()) {
            pages.done(path(id, comment), by);
            audit.record(
                by.actor(), "comment.answered", "workItem", question.id().value(), Map.of());
          }
        });
  }

  /** The item that asks a role to answer the comment, when it asked one. */
  public Optional<WorkItem> question(WorkItemId id, UUID comment, Staff reader) {
    return jdbc.sql("select id from work_item where page = :page")
        .param("page", path(id, comment))
        .query(UUID.class)
        .optional()
        .flatMap(found -> items.find(new WorkItemId(found), reader));
  }

  /** True when the member may say that the question is answered. */
  public static boolean mayAnswer(WorkItem question, Staff by) {
    return by.has(Role.SUPERVISOR) || question.roles().stream().anyMatch(by.roleKeys()::contains);
  }

  private void ask(WorkItem item, UUID comment, Mentions mentions, Staff by) {
    if (mentions.roles().isEmpty()) {
      return;
    }
    pages.open(
        new PageItems.NewPage(
            path(item.id(), comment),
            Texts.kept("worklist.question.about", item.name()),
            by.site(),
            Texts.kept("worklist.question.name"),
            Texts.kept("worklist.question.why", by.name()),
            mentions.roles(),
            item.urgency(),
            sites.get(by.site()).plusWorkingDays(clock.instant(), 1),
            null,
            null));
  }

  private static String path(WorkItemId id, UUID comment) {
    return "/work-items/" + id.value() + "/comments/" + comment;
  }
}
