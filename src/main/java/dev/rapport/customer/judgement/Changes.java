package dev.rapport.customer.judgement;

import dev.rapport.customer.judgement.JudgementWriting.Kept;
import dev.rapport.customer.judgement.JudgementWriting.NewStage;
import dev.rapport.customer.judgement.JudgementWriting.NewTag;
import dev.rapport.customer.judgement.JudgementWriting.NewTier;
import dev.rapport.customer.judgement.JudgementWriting.OldTag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What is to be written of customers that were judged together, and told of them. */
final class Changes {

    final List<NewStage> stages = new ArrayList<>();
    final List<NewTier> tiers = new ArrayList<>();
    final List<NewTag> on = new ArrayList<>();
    final List<OldTag> off = new ArrayList<>();
    final List<Kept> kept = new ArrayList<>();
    final List<Object> told = new ArrayList<>();
    final Instant now;
    final LocalDate today;
    final ZoneId zone;

    Changes(Instant now, LocalDate today, ZoneId zone) {
        this.now = now;
        this.today = today;
        this.zone = zone;
    }
}
