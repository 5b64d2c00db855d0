package dev.rapport.insight.web;

import dev.rapport.insight.breaches.BreachFilter;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What narrows breaches in an address, as {@link BreachFilter#read} reads it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(name = "subject", in = ParameterIn.QUERY, description = "number or id of a case")
@Parameter(name = "external", in = ParameterIn.QUERY, description = "number in the system it was imported from")
@Parameter(name = "text", in = ParameterIn.QUERY, description = "a number, an external number or a policy's name")
@Parameter(name = "from", in = ParameterIn.QUERY, description = "first day of missed due times, such as 2026-11-02")
@Parameter(name = "until", in = ParameterIn.QUERY, description = "last day")
@Parameter(name = "team", in = ParameterIn.QUERY, description = "here and below: - for those that have none")
@Parameter(name = "person", in = ParameterIn.QUERY)
@Parameter(name = "customer", in = ParameterIn.QUERY)
@Parameter(name = "tier", in = ParameterIn.QUERY)
@Parameter(name = "process", in = ParameterIn.QUERY)
@Parameter(name = "metric", in = ParameterIn.QUERY)
@Parameter(name = "policy", in = ParameterIn.QUERY)
@Parameter(name = "cause", in = ParameterIn.QUERY)
@Parameter(name = "week", in = ParameterIn.QUERY)
@interface BreachQuestion {}
