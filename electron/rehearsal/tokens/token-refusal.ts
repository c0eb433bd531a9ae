import { Refusal } from '../refusal';

/** Token endpoints answer with OAuth's body instead of `message`. */
export class TokenRefusal extends Refusal {
  override readonly body: Record<string, unknown>;

  constructor(error: string, description: string) {
    super(400, description);
    this.body = { error, error_description: description };
  }
}
