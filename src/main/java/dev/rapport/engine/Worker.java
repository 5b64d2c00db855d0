package dev.rapport.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a Spring bean that does the jobs of one type; the method's name is the job type. It takes a {@link Job}
 * and returns the variables to set, as a map, or nothing. It runs in a transaction in which the job's key is recorded,
 * so that a job delivered twice has its effect once. It may throw {@link BpmnError} (a refusal the process branches
 * on), {@link TryAgain} (a passing fault) or anything else (a defect: becomes an incident).
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Worker {

    /**
     * Whether the step follows a message that does not live, such as an alarm, and has its effect once however often the
     * engine is given that message: a repetition ends where it stands, and so must run beside the rest of the process.
     */
    boolean oncePerMessage() default false;

    /** Whether only earlier versions of a model ask for it, of which instances may still run. */
    boolean forEarlierVersions() default false;
}
