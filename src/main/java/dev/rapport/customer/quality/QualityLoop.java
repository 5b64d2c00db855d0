package dev.rapport.customer.quality;

import dev.rapport.platform.Loop;
import java.time.Duration;
import org.springframework.stereotype.Component;

@Component
class QualityLoop extends Loop {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int PAGES_BETWEEN_FIGURES = 20;

    private final Examination examination;
    private final Tallies tallies;
    private int pages;

    QualityLoop(Examination examination, Tallies tallies) {
        super("data quality", DEFAULT_PHASE);
        this.examination = examination;
        this.tallies = tallies;
    }

    @Override
    protected void round() throws InterruptedException {
        var worked = examination.examineSome();
        if (!worked || ++pages % PAGES_BETWEEN_FIGURES == 0) tallies.keep();
        if (!worked) Thread.sleep(PAUSE);
    }
}
