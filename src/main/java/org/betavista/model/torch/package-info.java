/** What DJL's engine lacks, written as small TorchScript modules that are built in memory. */
@NullMarked
package org.betavista.model.torch;

import org.jspecify.annotations.NullMarked;
