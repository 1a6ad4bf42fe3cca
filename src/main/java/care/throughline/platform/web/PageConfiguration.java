package care.throughline.platform.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** Serves the built front end and puts the shell around pages. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

  // Resolved late: the shell's contributions need repositories, which web configuration must not
  // pull in early.
  private final ObjectProvider<PageShell> shell;

  PageConfiguration(ObjectProvider<PageShell> shell) {
    this.shell = shell;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(shell.getObject());
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    // The icon has no hash in its name.
    registry
        .addResourceHandler("/assets/icon.*")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic());
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations("classpath:/static/assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .resourceChain(true)
        // Compressed when they were built, and nothing but them: what a page holds is nobody's to
        // measure.
        .addResolver(compressed())
        .addResolver(
            new PathResourceResolver() {
              @Override
              protected @Nullable Resource getResource(String path, Resource location)
                  throws IOException {
                return path.equals("manifest.json") ? null : super.getResource(path, location);
              }
            });
  }

  private static EncodedResourceResolver compressed() {
    EncodedResourceResolver resolver = new EncodedResourceResolver();
    resolver.setContentCodings(List.of("gzip"));
    return resolver;
  }
}
