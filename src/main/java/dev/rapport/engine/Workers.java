package dev.rapport.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.worker.BackoffSupplier;
import io.camunda.client.api.worker.JobWorker;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Finds the {@link Worker} methods of all beans and lets each do the jobs of its type. */
@Component
@WithEngine
class Workers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Workers.class);

    private static final int MOST_JOBS_PER_TYPE = 32;

    /** Jobs that the broker could not push, as after its restart, are asked for after 5 s at the latest. */
    private static final BackoffSupplier NOT_FOR_LONG =
            BackoffSupplier.newBackoffBuilder().maxDelay(5_000).build();

    private final ApplicationContext beans;
    private final CamundaClient client;
    private final JobRunner runner;
    private final Duration timeout;
    private final ExecutorService threads;
    private final ExecutorService answering = Executors.newVirtualThreadPerTaskExecutor();
    private final JobsInHand inHand = new JobsInHand();
    private final List<JobWorker> open = new ArrayList<>();
    private volatile Set<String> jobTypes = Set.of();

    Workers(
            ApplicationContext beans,
            CamundaClient client,
            JobRunner runner,
            @Value("${rapport.engine.job-timeout:30s}") Duration timeout,
            @Value("${rapport.engine.worker-threads:8}") int threads) {
        this.beans = beans;
        this.client = client;
        this.runner = runner;
        this.timeout = timeout;
        this.threads = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("job-", 1).daemon().factory());
    }

    @Override
    public void start() {
        var methods = methods();
        jobTypes = Set.copyOf(methods.keySet());
        for (var worker : methods.values())
            open.add(client.newWorker()
                    .jobType(worker.jobType())
                    .handler((jobs, job) -> handle(worker, new HandedOut(job)))
                    .timeout(timeout)
                    .maxJobsActive(MOST_JOBS_PER_TYPE)
                    .name("rapport")
                    .streamEnabled(true)
                    .streamNoJobsBackoffSupplier(NOT_FOR_LONG)
                    .open());
    }

    /**
     * The work, which waits for the database and for nothing else, is done by few threads of the operating system, for
     * which each of these short waits costs less than for virtual ones; the broker is waited for elsewhere.
     *
     * <p>A job does not keep its place for long: when no place becomes free within the time of a job, the client counts
     * the jobs that waited for one as active for ever, and in the end asks for no more (camunda/camunda issue 59633).
     * Work and answer go on without it, because a job that is left to run out of time may never come again
     * (camunda/camunda issue 29735).
     */
    private void handle(WorkerMethod worker, HandedOut handedOut) throws InterruptedException {
        if (inHand.take(handedOut)) waitAWhile(work(worker, handedOut));
    }

    private CompletableFuture<Void> work(WorkerMethod worker, HandedOut handedOut) {
        return CompletableFuture.supplyAsync(() -> runner.run(worker, handedOut), threads)
                .thenAcceptAsync(Runnable::run, answering)
                .whenComplete((done, failure) -> inHand.answered(handedOut).ifPresent(again -> work(worker, again)));
    }

    private void waitAWhile(Future<Void> answered) throws InterruptedException {
        try {
            answered.get(timeout.toMillis() * 2 / 3, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // goes on
        } catch (ExecutionException e) {
            log.error("A job was left without an answer", e.getCause());
        }
    }

    boolean haveInHand(long job) {
        return inHand.has(job);
    }

    /** The types whose jobs are worked here. */
    Set<String> jobTypes() {
        return jobTypes;
    }

    Map<String, WorkerMethod> methods() {
        var found = new TreeMap<String, WorkerMethod>();
        JobTypes.methods(beans).forEach((name, methods) -> {
            for (var method : methods) {
                var worker = WorkerMethod.of(beans.getBean(name), method);
                if (found.put(worker.jobType(), worker) != null)
                    throw new IllegalStateException("two workers for the job type " + worker.jobType());
            }
        });
        return found;
    }

    @Override
    public void stop() {
        open.forEach(JobWorker::close);
        open.clear();
    }

    @PreDestroy
    void end() {
        threads.shutdown();
        answering.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return !open.isEmpty();
    }

    @Override
    public int getPhase() {
        return 30;
    }
}
