package care.throughline.schedule.group;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a clinic may change about its groups; what differs from group to group is a column there.
 *
 * @param noticePercent from which share of seats on the state is to be told (domain guide T-07)
 * @param noticeDays calendar days in which it is to be told
 * @param joinDays calendar days from its first one in which a closed group may be joined
 * @param coFacilitatorFrom from how many people on a second facilitator is usual
 * @param horizonWeeks how far ahead meetings are dated
 */
@ConfigurationProperties("throughline.schedule.groups")
public record GroupSettings(
    @DefaultValue("90") int noticePercent,
    @DefaultValue("7") int noticeDays,
    @DefaultValue("14") int joinDays,
    @DefaultValue("9") int coFacilitatorFrom,
    @DefaultValue("26") int horizonWeeks) {}
