package care.throughline.residential;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Settings of bed requests and stays. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ResidentialSettings.class)
class ResidentialConfiguration {}
