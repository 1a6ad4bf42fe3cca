package care.throughline.schedule.placing;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Settings of places. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlacingSettings.class)
class PlacingConfiguration {}
