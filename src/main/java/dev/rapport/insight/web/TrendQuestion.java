package dev.rapport.insight.web;

import dev.rapport.insight.trends.TrendFilter;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What narrows figures in an address, as {@link TrendFilter#read} reads it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "from",
        in = ParameterIn.QUERY,
        description = "first day, such as 2026-11-02; 13 weeks ago if not said")
@Parameter(name = "until", in = ParameterIn.QUERY, description = "last day; today if not said")
@Parameter(name = "by", in = ParameterIn.QUERY, description = "week or month")
@Parameter(name = "team", in = ParameterIn.QUERY, description = "- for cases that no team holds")
@Parameter(name = "type", in = ParameterIn.QUERY)
@Parameter(name = "policy", in = ParameterIn.QUERY)
@Parameter(name = "metric", in = ParameterIn.QUERY)
@Parameter(name = "process", in = ParameterIn.QUERY)
@interface TrendQuestion {}
