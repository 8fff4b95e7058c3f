package org.betavista.session;

import java.util.List;
import org.betavista.data.Split;
import org.betavista.store.MetricsRow;

/**
 * The model that is open now.
 *
 * @param generation grows with every model that is opened; results of older ones are dropped
 * @param name what people call it
 * @param config what it is
 * @param split its images
 * @param step where it stands
 * @param batchesPerEpoch steps in which every training image is seen once
 * @param history its figures so far
 */
public record OpenModel(
        long generation,
        String name,
        RunConfig config,
        Split split,
        long step,
        int batchesPerEpoch,
        List<MetricsRow> history) {}
