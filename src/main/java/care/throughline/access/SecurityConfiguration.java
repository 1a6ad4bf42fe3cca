package care.throughline.access;

import java.util.Arrays;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Who may come in by which door: Basic for programs, a form for people, nothing for anyone else.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@ConditionalOnWebApplication
class SecurityConfiguration {

  private static final String POLICY =
      "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

  private static final String[] PATIENT_ROLES =
      Arrays.stream(Role.values()).filter(Role::seesPeople).map(Role::key).toArray(String[]::new);

  /** Programs: stateless, so no cookie can be abused and no CSRF token is needed. */
  @Bean
  @Order(1)
  SecurityFilterChain programs(HttpSecurity http) throws Exception {
    return http.securityMatcher("/api/**", "/fhir/**", "/engine-rest/**", "/actuator/**")
        .addFilterBefore(new OwnPasswordFirst(false), AuthorizationFilter.class)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/actuator/health", "/actuator/health/**")
                    .permitAll()
                    .requestMatchers("/actuator/**")
                    .hasRole(Role.OPERATOR.key())
                    .requestMatchers("/fhir/**")
                    .hasRole(Role.INTEROP.key())
                    .requestMatchers("/api/v1/**")
                    .authenticated()
                    .anyRequest()
                    .denyAll())
        .httpBasic(basic -> basic.realmName("Throughline"))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .headers(
            headers ->
                headers.contentSecurityPolicy(
                    policy -> policy.policyDirectives("default-src 'none'")))
        .build();
  }

  /** Calendars: no sign-in, no session, nothing but reading; the secret address is the key. */
  @Bean
  @Order(2)
  SecurityFilterChain calendars(HttpSecurity http) throws Exception {
    return http.securityMatcher("/feeds/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.GET, "/feeds/*.ics")
                    .permitAll()
                    .requestMatchers(HttpMethod.HEAD, "/feeds/*.ics")
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .exceptionHandling(
            handling ->
                handling.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
        .requestCache(cache -> cache.disable())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'"))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
        .build();
  }

  /**
   * People: a signed-in session, a CSRF token on every change, a strict content policy on every
   * page.
   */
  @Bean
  @Order(3)
  SecurityFilterChain people(HttpSecurity http, StaffMembers staff) throws Exception {
    return http.addFilterBefore(new EndedSessions(staff), AnonymousAuthenticationFilter.class)
        .addFilterBefore(new OwnPasswordFirst(true), AuthorizationFilter.class)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(
                        "/assets/**", "/sign-in", "/language", "/error", "/favicon.ico")
                    .permitAll()
                    .requestMatchers(
                        "/people/**",
                        "/work-items/**",
                        "/notifications/**",
                        "/duplicates/**",
                        "/groups/**",
                        "/schedule/**",
                        "/calendar/**")
                    .hasAnyRole(PATIENT_ROLES)
                    .requestMatchers("/health-checks/**")
                    .hasAnyRole(Role.OPERATOR.key(), Role.SUPERVISOR.key())
                    .anyRequest()
                    .authenticated())
        .formLogin(
            form ->
                form.loginPage("/sign-in")
                    .loginProcessingUrl("/sign-in")
                    .defaultSuccessUrl("/begin", false)
                    .failureHandler(
                        (request, response, failure) -> {
                          boolean wait =
                              failure
                                  instanceof
                                  org.springframework.security.authentication.LockedException;
                          response.sendRedirect(
                              request.getContextPath() + "/sign-in?" + (wait ? "wait" : "wrong"));
                        }))
        .logout(
            logout ->
                logout
                    .logoutUrl("/logout")
                    .logoutSuccessUrl("/sign-in?out")
                    .deleteCookies("throughline"))
        .exceptionHandling(
            handling ->
                handling
                    .defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                        SecurityConfiguration::byScript)
                    .defaultAuthenticationEntryPointFor(
                        signInPage(), request -> !byScript(request)))
        .sessionManagement(
            session ->
                session.sessionFixation(fixation -> fixation.changeSessionId()).maximumSessions(5))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
        .build();
  }

  private static AuthenticationEntryPoint signInPage() {
    return new LoginUrlAuthenticationEntryPoint("/sign-in");
  }

  /** A script gets 401 and says so on the page; a person is led to the sign-in page. */
  private static boolean byScript(jakarta.servlet.http.HttpServletRequest request) {
    String accept = request.getHeader("Accept");
    return request.getHeader("HX-Request") != null
        || (accept != null && accept.contains(MediaType.APPLICATION_JSON_VALUE));
  }
}
