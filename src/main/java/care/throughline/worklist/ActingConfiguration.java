package care.throughline.worklist;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Settings of acting on work items. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ActingSettings.class)
class ActingConfiguration {}
