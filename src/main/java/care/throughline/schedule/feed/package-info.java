/**
 * Calendar feeds: appointments of one member of staff or one person, for a calendar program that
 * cannot sign in.
 */
@org.jspecify.annotations.NullMarked
package care.throughline.schedule.feed;
