package care.throughline.schedule;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Settings of the schedule. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ScheduleSettings.class, SheetSettings.class})
class ScheduleConfiguration {}
