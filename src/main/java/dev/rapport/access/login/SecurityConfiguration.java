package dev.rapport.access.login;

import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import dev.rapport.access.Access;
import dev.rapport.access.ApiTokens;
import dev.rapport.access.web.Problems;
import dev.rapport.platform.OutsideDoor;
import java.util.List;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.savedrequest.CookieRequestCache;

/**
 * Four doors: the API and the figures for programs, without sessions; what other systems hand in, which they sign; everything
 * else is the screen, with a form.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http,
            ApiTokens tokens,
            PasswordLogin logins,
            ApiRefusals refusals,
            Problems problems,
            Access access)
            throws Exception {
        stateless(http, tokens, logins, refusals)
                .securityMatcher("/api/**", "/v3/api-docs/**", "/v3/api-docs.yaml")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterAfter(new OwnPasswordFirst(problems, access), BasicAuthenticationFilter.class);
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain actuator(HttpSecurity http, ApiTokens tokens, PasswordLogin logins, ApiRefusals refusals)
            throws Exception {
        stateless(http, tokens, logins, refusals)
                .securityMatcher("/actuator/**")
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/*")
                                .permitAll()
                                .anyRequest()
                                .hasRole("ADMIN"));
        return http.build();
    }

    /** Requests are measured as wholes: to measure each filter as well took much of the time of other systems' calls. */
    @Bean
    SecurityObservationSettings securityObservation() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(3)
    SecurityFilterChain outside(HttpSecurity http, List<OutsideDoor> doors) throws Exception {
        http.securityMatcher("/pub/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> {
                    doors.forEach(door -> requests.requestMatchers(door.method(), door.pattern())
                            .permitAll());
                    requests.anyRequest().denyAll();
                })
                .headers(SecurityConfiguration::headers);
        return http.build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain screens(
            HttpSecurity http,
            Access access,
            PasswordLogin logins,
            VaadinDefaultRequestCache lastAsked,
            ApplicationAvailability availability)
            throws Exception {
        lastAsked.setDelegateRequestCache(new CookieRequestCache());
        http.headers(SecurityConfiguration::headers)
                .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository())
                        .csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()))
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/login", "/login.css", "/icons/rapport.svg", "/error")
                                .permitAll())
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView("/login", "/login").anyRequest(AuthorizedUrl::authenticated))
                .formLogin(form -> form.failureHandler(new LoginFailed(availability)))
                .addFilterBefore(new OnlyOurOwnForm(), UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(new StrangersStayOutside(access, logins), AuthorizationFilter.class);
        return http.build();
    }

    /** The others are those of {@link PageHeaders}. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentTypeOptions(HeadersConfigurer.ContentTypeOptionsConfig::disable)
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::disable)
                .httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable);
    }

    private static HttpSecurity stateless(
            HttpSecurity http, ApiTokens tokens, PasswordLogin logins, ApiRefusals refusals) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .addFilterBefore(new TokenFilter(tokens, logins, refusals), BasicAuthenticationFilter.class)
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(SecurityConfiguration::headers);
    }
}
