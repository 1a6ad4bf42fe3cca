package care.throughline.schedule.placing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a clinic may change about places.
 *
 * @param mostClashes on how many single dates of the period a weekly time may be taken and is still
 *     offered; those sessions are held on another day of their week, or told as cancelled. Two of
 *     twelve: with a third, more than one week in five would be another than the agreed one, and a
 *     person whose week keeps changing is easier lost than one with another hour
 * @param longLeaveDays a leave of more days opens a repair; single sessions are moved for a shorter
 *     one. A weekly gap with the therapist is at most seven days (domain guide 6.2), and a make-up
 *     is offered within seven (6.4): with more, a weekly hour falls away twice
 */
@ConfigurationProperties("throughline.schedule.placing")
record PlacingSettings(@DefaultValue("2") int mostClashes, @DefaultValue("7") int longLeaveDays) {}
