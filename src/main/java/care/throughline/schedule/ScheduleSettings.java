package care.throughline.schedule;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a clinic may change about plans.
 *
 * @param aftercareMonths how long aftercare goes on; above 12 with a contact every three months, at
 *     most 24
 */
@ConfigurationProperties("throughline.schedule")
record ScheduleSettings(@DefaultValue("12") int aftercareMonths) {}
