package care.throughline.worklist;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a clinic may change about acting on work items.
 *
 * @param undoFor how long an act can be taken back
 * @param completionHeldFor how long a completion from a page waits before the pathway moves; zero
 *     moves it at once
 */
@ConfigurationProperties("throughline.worklist")
public record ActingSettings(
    @DefaultValue("30s") Duration undoFor, @DefaultValue("8s") Duration completionHeldFor) {}
