package care.throughline.schedule;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a clinic may change about sheets.
 *
 * @param signedWithin how long after the end of the session a sheet may take; a note per session
 *     within 24 hours is common practice (domain guide T-13)
 */
@ConfigurationProperties("throughline.schedule.sheets")
public record SheetSettings(@DefaultValue("24h") Duration signedWithin) {}
