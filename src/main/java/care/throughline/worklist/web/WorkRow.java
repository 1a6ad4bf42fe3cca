package care.throughline.worklist.web;

import org.jspecify.annotations.Nullable;

/**
 * One item in a list.
 *
 * @param href where it is opened
 * @param panel true when it opens beside the list, false when it is a page of its own
 * @param person null when it is about no single person
 * @param where where the person stands, such as {@code Level 2.1, week 4 of 12}
 * @param about the part of the pathway it belongs to, such as {@code Missed session}
 * @param team who it is for, when nobody holds it and the reader cannot take it
 * @param acts what else the reader may do with it
 * @param notice what just happened to it, such as that somebody else was quicker
 */
public record WorkRow(
    String id,
    long version,
    String href,
    boolean panel,
    String title,
    @Nullable PersonRef person,
    String where,
    @Nullable String about,
    Due due,
    String urgency,
    @Nullable OwnerRef owner,
    @Nullable String team,
    boolean claimable,
    ItemActs acts,
    @Nullable String notice) {}
