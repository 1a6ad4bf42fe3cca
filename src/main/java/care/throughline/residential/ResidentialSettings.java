package care.throughline.residential;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a clinic may change about the search for a bed (domain guide 4.8).
 *
 * @param recheckTime when the search is looked at again on the next day, in the site's zone
 * @param longWait after which a wait is too long and the director decides
 * @param offerExpiry how long an offer stands
 */
@ConfigurationProperties("throughline.residential")
record ResidentialSettings(
    @DefaultValue("10:00") LocalTime recheckTime,
    @DefaultValue("72h") Duration longWait,
    @DefaultValue("2h") Duration offerExpiry) {}
