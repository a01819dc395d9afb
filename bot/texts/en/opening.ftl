# The form says by when the work is due before it is opened
expected-nothing = Choose a standard to see its deadlines here.
expected-title = *{ $standard }*, received { $at }
expected-stage = *{ $name }*: { $stands }
expected-green = due { $due } | yellow warning { $yellow }
expected-yellow = due { $due } | a yellow warning follows at once
expected-red = due { $due } | a red warning follows at once
message-open = Go to the message
