package dev.rapport.engine;

import dev.rapport.platform.SubjectId;
import io.camunda.client.api.response.ActivatedJob;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs a job in a transaction of its own, once, however often it is delivered, and finds the answer to the engine. */
@Component
@WithEngine
class JobRunner {

    private final TransactionTemplate transactions;
    private final JobLedger ledger;
    private final ForgottenSteps forgotten;
    private final JobAnswers answers;
    private final GoneCases gone;
    private final Json json;

    JobRunner(
            TransactionTemplate transactions,
            JobLedger ledger,
            ForgottenSteps forgotten,
            JobAnswers answers,
            GoneCases gone,
            Json json) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.forgotten = forgotten;
        this.answers = answers;
        this.gone = gone;
        this.json = json;
    }

    /** Does the work and returns the answer that is still to be sent. */
    Runnable run(WorkerMethod worker, HandedOut handedOut) {
        var job = handedOut.job();
        try {
            if (!forgotten.isSafe(handedOut)) throw new MirrorBehind();
            var result = transactions.execute(status -> once(worker, job));
            return () -> answers.complete(handedOut, result == null ? Map.of() : result);
        } catch (BpmnError e) {
            return () -> answers.throwError(handedOut, e);
        } catch (SecondInstance e) {
            return refused(handedOut, e);
        } catch (RepeatedMessage e) {
            return () -> answers.end(handedOut, e);
        } catch (TryAgain e) {
            return () -> answers.tryAgain(handedOut, e);
        } catch (MirrorBehind
                | TransientDataAccessException
                | RecoverableDataAccessException
                | DataAccessResourceFailureException
                | TransactionException e) {
            return () -> answers.postpone(handedOut, e);
        } catch (RuntimeException | Error e) {
            return failed(handedOut, e);
        }
    }

    /** What runs about a case that is gone finds nothing to work on. */
    private Runnable failed(HandedOut handedOut, Throwable failure) {
        try {
            var subject = json.read(handedOut.job().getVariables()).get("subjectId");
            if (subject instanceof String text && gone.contain(text))
                return () -> answers.cancel(handedOut, "its case is gone");
            return () -> answers.raiseIncident(handedOut, failure);
        } catch (DataAccessException | TransactionException away) {
            return () -> answers.postpone(handedOut, away);
        }
    }

    private Runnable refused(HandedOut handedOut, SecondInstance e) {
        try {
            ledger.recordRefusal(handedOut.job(), e.first());
            return () -> answers.cancel(handedOut, String.valueOf(e.getMessage()));
        } catch (DataAccessException | TransactionException away) {
            return () -> answers.postpone(handedOut, away);
        }
    }

    private Map<String, Object> once(WorkerMethod worker, ActivatedJob job) {
        var variables = json.read(job.getVariables());
        var step = JobStep.of(job, variables);
        var known = ledger.find(step);
        if (known.result() != null) return known.result();
        var first = known.instance();
        var moved = first != null && first != step.instance();
        if (first != null && moved && !forgotten.replaceInstance(step, first)) throw new SecondInstance(first);
        if (first == null && !ledger.link(step)) throw new TryAgain("another instance was quicker");
        if (moved || known.repeated()) {
            var done = forgotten.takeOver(step);
            if (done.isPresent()) return done.get();
            if (worker.oncePerMessage() && ledger.isRepeated(step)) throw new RepeatedMessage(step);
        }
        var result = worker.run(job(job, step, variables, known.submission()));
        if (!ledger.record(step, result)) throw new TryAgain("the job is done elsewhere at this moment");
        return result;
    }

    private static Job job(ActivatedJob job, JobStep step, Map<String, Object> variables, TaskSubmission submission) {
        return new Job(
                job.getKey(),
                job.getType(),
                new SubjectId(step.subject()),
                job.getProcessInstanceKey(),
                job.getBpmnProcessId(),
                job.getElementId(),
                variables,
                job.getCustomHeaders(),
                submission);
    }
}
