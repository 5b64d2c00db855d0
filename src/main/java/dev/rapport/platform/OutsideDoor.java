package dev.rapport.platform;

import org.springframework.http.HttpMethod;

/**
 * An address below {@code /pub/} at which strangers may call, who show by what they bring who they are. A Spring bean for each;
 * what none of them names is refused.
 */
public record OutsideDoor(HttpMethod method, String pattern) {}
