package dev.rapport.access.login;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import dev.rapport.access.Access;
import dev.rapport.access.ApiTokens;
import dev.rapport.access.web.Problems;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Three doors: the API and the figures for programs, without sessions; everything else is the screen, with a form. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityConfiguration {

    // Vaadin's bootstrap page needs inline scripts, and its client evaluates code the server sends
    private static final String CONTENT_POLICY = "default-src 'self'; "
            + "script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
            + "style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static final String API_CONTENT_POLICY = "default-src 'none'; frame-ancestors 'none'";

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

    @Bean
    @Order(3)
    SecurityFilterChain screens(HttpSecurity http) throws Exception {
        http.headers(headers -> headers(headers, CONTENT_POLICY))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/login", "/icons/**", "/error")
                        .permitAll())
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView("/login", "/login").anyRequest(AuthorizedUrl::authenticated))
                .formLogin(form -> form.failureHandler(new LoginFailed()));
        return http.build();
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
                .headers(headers -> headers(headers, API_CONTENT_POLICY));
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers, String policy) {
        headers.contentSecurityPolicy(content -> content.policyDirectives(policy))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .contentTypeOptions(Customizer.withDefaults())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
    }
}
